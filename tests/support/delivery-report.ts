/** What a mail server says of a mail that it could not deliver, as a message to us; `messageId` names the mail where the address it comes to does not. */
export const deliveryReport = (to: string, o: { status?: string; action?: string; messageId?: string } = {}): Buffer =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example', `To: ${to}`, 'Subject: Undelivered', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="B"', '',
      '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '',
      'Final-Recipient: rfc822; someone@x.example', `Action: ${o.action ?? 'failed'}`, `Status: ${o.status ?? '5.1.1'}`, `Diagnostic-Code: smtp; 550 ${o.status ?? '5.1.1'} no such user`, '',
      ...(o.messageId ? ['--B', 'Content-Type: message/rfc822', '', `Message-ID: ${o.messageId}`, '', 'hello', ''] : []), '--B--', '',
    ].join('\r\n'),
  );

import { describe, expect, test } from '@jest/globals';
import { cutReply, type InboundMail } from './index.js';

const mail = (body: Partial<InboundMail>, from = 'Maria Clarke <maria.clarke@agency.example>'): InboundMail => ({ text: null, html: null, headers: [{ name: 'From', value: from }], ...body });
const plain = (text: string): string => cutReply(mail({ text }));
const page = (html: string): string => cutReply(mail({ html }));

const quote = '> Dear Maria Clarke,\n>\n> This is what awaits you as of 3 May 2027.\n';
const raw = 'Dear Maria Clarke,\n\nThis is what awaits you as of 3 May 2027.\n\nUN-CARICOM-6/03  A plan\n\n-- \nThe links are yours: whoever has them can report in your name. Please do not forward this mail.\n';

describe('lines that say who wrote what is quoted', () => {
  test.each([
    'On 2027-05-03 10:00, Suivi wrote:', 'On Mon, 3 May 2027, at 10:00 AM, Suivi wrote:', 'On May 3 2027, at 10:00 am, Suivi <suivi@desk.example> wrote:', '---- On Mon, 03 May 2027 10:00:00 +0200 Suivi <suivi@desk.example> wrote ----', 'Quoting Suivi <suivi@desk.example>:',
    'Suivi <suivi@desk.example> wrote on 03/05/2027 10:00:', 'Suivi <suivi@desk.example> schrieb am Mo., 3. Mai 2027, 10:00:', 'Am 03.05.2027 um 10:00 schrieb Suivi:', 'Em seg., 3 de mai. de 2027 às 10:00, Suivi <suivi@desk.example> escreveu:', 'Il giorno lun 3 mag 2027 alle ore 10:00 Suivi <suivi@desk.example> ha scritto:',
    'Le 2027-05-03 10:00, Suivi a écrit :', 'Suivi <suivi@desk.example> a écrit :', 'Le 03/05/2027 à 10:00, « Suivi » <suivi@desk.example> a écrit :', 'Suivi <suivi@desk.example> escribió:', 'El 2027-05-03 10:00, Suivi escribió:', 'El lunes, 3 de mayo de 2027, 10:00:00 CEST, Suivi <suivi@desk.example> escribió:',
    '在 2027-05-03 10:00:00，"Suivi" <suivi@desk.example> 写道：', '2027年5月3日(月) 10:00 Suivi <suivi@desk.example>:', 'Suivi 于 2027年5月3日周一 10:00写道：', '引用 Suivi <suivi@desk.example>：', 'في الاثنين، ٣ مايو ٢٠٢٧ ١٠:٠٠ ص Suivi <suivi@desk.example> كتب:', 'Цитирую Suivi <suivi@desk.example>:', 'Понедельник, 3 мая 2027, 10:00 +03:00 от Suivi <suivi@desk.example>:',
    '03.05.2027, 10:00, "Suivi" <suivi@desk.example>:', '3 мая 2027 г. 10:00:00 GMT+03:00, Suivi <suivi@desk.example> пишет:', 'понедельник, 3 мая 2027 г. пользователь Suivi написал:',
  ])('%s', (line) => expect(plain(`Done.\n\n${line}\n${quote}`)).toBe('Done.'));

  test('are not what a person writes of dates, of letters and of headings', () => {
    for (const text of [
      'Done. On 14 April 2027 we wrote to registry@agency.example:\nplease publish.\n\nIt was published.', 'Three steps were taken:\n1. a survey\n2. a plan', 'From the beginning: Sent to all desks.', 'Le 3 mai, le Conseil a écrit ceci :\n« Adopté. »\nC’est donc fait.',
      'To: all desks, for information.\nThe work is done.', 'Subject to approval, done on 3 May 2027 at 10:00:\nsee the record.',
    ]) expect(plain(text)).toBe(text);
  });
});

describe('headers above a quotation', () => {
  test.each([
    '*From:* Suivi <suivi@desk.example>\n*Sent:* Monday, May 3, 2027 10:00 AM\n*To:* Maria Clarke\n*Subject:* UN-CARICOM-6/03', '-----Suivi <suivi@desk.example> wrote: -----\nTo: maria.clarke@agency.example\nFrom: Suivi <suivi@desk.example>\nDate: 05/03/2027 10:00AM\nSubject: UN-CARICOM-6/03',
    'From: "Suivi" <suivi@desk.example>\nTo: "Maria Clarke" <maria.clarke@agency.example>,\n "Registry" <registry@agency.example>\nSent: Monday, 3 May, 2027 10:00:00\nSubject: UN-CARICOM-6/03', 'Von: Suivi <suivi@desk.example>\nDatum: 3. Mai 2027 10:00\nTo: Maria\nSubject: UN-CARICOM-6/03',
    'From: Suivi <suivi@desk.example> Sent: Monday, May 3, 2027 10:00 AM To: Maria Clarke Subject: UN-CARICOM-6/03', '----- Original Message -----\nFrom: Suivi\nTo: Maria\nSent: Monday, May 03, 2027 10:00 AM\nSubject: UN-CARICOM-6/03', '________________________________________\nDe : Suivi [suivi@desk.example]\nDate d\'envoi : lundi 3 mai 2027 10:00\nÀ : Maria\nObjet : UN-CARICOM-6/03',
    '==============\nDate: 3 May 2027\nFrom: Suivi\nSubject: UN-CARICOM-6/03', '寄件者: Suivi <suivi@desk.example>\n寄件日期: 2027年5月3日 上午 10:00\n收件者: 王\n主旨: UN-CARICOM-6/03', '‏من: Suivi\nالتاريخ: ٣ مايو ٢٠٢٧\nإلى: ليلى\nالموضوع: UN-CARICOM-6/03', 'От кого: Suivi <suivi@desk.example>\nКому: Анна\nДата: 3 мая 2027, 10:00\nТема: UN-CARICOM-6/03',
  ])('%s', (head) => expect(plain(`Done.\n\n${head}\n\n${raw}`)).toBe('Done.'));
});

describe('what is added below', () => {
  test.each([
    'Best,\nMaria', 'Kind regards,\n\nMaria Clarke\nProgramme Officer | Agency for Trade\nT: +1 212 555 0142', 'Thanks,\nM. Clarke', '--\nMaria', '— \nMaria Clarke', 'Maria Clarke (Ms.)\nProgramme Officer', 'Thank you and best regards,\nMaria', 'Sent from my Samsung Galaxy smartphone.', 'Sent from Outlook for Android<https://aka.ms/x>', 'Get Outlook for Mac',
    'Sent from Yahoo Mail on Android', 'Sent with Proton Mail secure email.', 'Maria\n\nSent from my iPad', 'Regards,\nMaria\n\nCONFIDENTIALITY NOTICE: this message is for its addressee.\nDelete it if you are not.', 'Veuillez agréer, Madame, l’expression de ma considération distinguée.\n\nMaria Clarke', 'Salutations,\nMaria', 'Atentamente,\nMaria', 'С уважением\nMaria',
    '此致\n敬礼！\nMaria', 'وتفضلوا بقبول فائق الاحترام\nMaria', '发自我的华为手机', '从 Windows 版邮件发送', 'Envoyé de mon Galaxy', 'Envoyé depuis l’application Mail Orange', 'Enviado desde mi iPhone', 'Отправлено из мобильной Почты Mail', 'Отправлено с моего смартфона', 'تم الإرسال من هاتفي', '[cid:image001.png@01D9]', '_______________\nMaria', '<https://www.avast.com/sig-email>\nVirus-free.\nwww.avast.com', '*Maria Clarke*\n*Programme Officer*',
  ])('%j', (end) => expect(plain(`Done. The plan was published.\n\n${end}\n`)).toBe('Done. The plan was published.'));

  test('is not cut where it may be what the person says', () => {
    for (const text of [
      'Thanks', 'Many thanks,\nMaria Clarke will report in June.\nThe plan is ready and was sent to all of the five countries.', 'Done.\n\nMaria Clarke will publish it in June', 'Sent from the ministry on 2 June; implemented.', 'Regards to all desks. We have implemented the plan that was agreed in Georgetown.', 'Best practices were gathered.\nThey stand on the site.',
    ]) expect(plain(text)).toContain(text.split('\n').at(-1));
  });
});

describe('the markup of clients', () => {
  test.each([
    ['Spark', '<div>Done.</div><div name="messageSignatureSection"><br>Maria</div><div name="messageReplySection">On 3 May 2027 at 10:00 +0200, Suivi &lt;suivi@desk.example&gt;, wrote:<br><blockquote type="cite">Dear Maria</blockquote></div>'],
    ['Outlook with a table for a signature', '<div class="WordSection1"><p class="MsoNormal">Done.</p><p class="MsoNormal">&nbsp;</p><table><tr><td><p class="MsoNormal"><b>Maria Clarke</b></p><p class="MsoNormal">Programme Officer</p></td><td><img src="cid:x"></td></tr></table><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Suivi<br><b>Sent:</b> Monday<br><b>To:</b> Maria<br><b>Subject:</b> x</p></div></div><p>Dear Maria</p></div>'],
    ['the new Outlook', '<div class="elementToProof">Done.</div><div class="elementToProof" id="Signature"><p>Maria</p></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Suivi</div><div>Dear Maria</div>'],
    ['a quotation of a quotation', '<div>Done.</div><div class="x_gmail_quote"><div class="x_gmail_attr">On Mon, 3 May 2027 Suivi wrote:</div><blockquote class="x_gmail_quote">Dear Maria</blockquote></div>'],
    ['Gmail without its classes', '<div dir="ltr">Done.</div><br>On Mon, May 3, 2027 at 10:00 AM Suivi &lt;suivi@desk.example&gt; wrote:<br><blockquote style="border-left:1px solid #ccc">Dear Maria</blockquote>'],
    ['Yahoo of old', '<div>Done.</div><div class="yahoo_quoted"><div>On Monday, Suivi wrote:</div>Dear Maria</div>'],
    ['GMX', '<div>Done.</div><div name="quote" class="gmx_quote"><div><b>Sent:</b> Monday, May 03, 2027 at 10:00 AM<br><b>From:</b> Suivi<br><b>To:</b> Maria<br><b>Subject:</b> x</div><div name="quoted-content">Dear Maria</div></div>'],
    ['Zoho', '<div>Done.</div><div class="zmail_extra"><div>---- On Mon, 03 May 2027 10:00:00 +0200 <b>Suivi &lt;suivi@desk.example&gt;</b> wrote ---</div><blockquote>Dear Maria</blockquote></div>'],
    ['Roundcube', '<p>Done.</p><p>On 2027-05-03 10:00, Suivi wrote:</p><blockquote type="cite" style="padding:0 0.4em"><p>Dear Maria</p></blockquote>'],
    ['a hidden preview', '<div style="display:none">Preview</div><p>Done.</p><style>p{}</style><script>x</script>'],
    ['what Word leaves', '<html><head><title>x</title><style>p.MsoNormal{margin:0}</style><!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]--></head><body><p class=MsoNormal>Done.<o:p></o:p></p></body></html>'],
  ])('%s', (_client, html) => expect(page(html)).toBe('Done.'));

  test('keeps what a person indents, lists and links', () => {
    expect(page('<div>Done. The decision says:</div><blockquote style="margin:0 0 0 40px"><div>The plan is adopted.</div></blockquote><div>So it is.</div>')).toBe('Done. The decision says:\nThe plan is adopted.\nSo it is.');
    expect(page('<p>Done:</p><ol start="3"><li>one</li><li>two</li></ol><p>See <a href="https://x.example/r">the report</a> or <a href="https://x.example">https://x.example</a>.</p>')).toBe('Done:\n\n3. one\n4. two\n\nSee the report <https://x.example/r> or https://x.example.');
  });

  test('that is nested beyond measure leaves the plain text to be read', () => {
    expect(cutReply(mail({ html: '<div>'.repeat(5000), text: 'Done.' }))).toBe('Done.');
  });
});

describe('where an answer stands', () => {
  test('below our mail that no client marked: after its last words', () => {
    expect(plain(`${raw}\nDone.\n\nMaria`)).toBe('Done.');
    expect(plain(`From: Suivi\nSent: Monday\nTo: Maria\nSubject: x\n\n${raw}\nDone.`)).toBe('Done.');
  });

  test('above, between and below, in one', () => {
    expect(plain(`See below.\n\nOn 3 May 2027, at 10:00, Suivi wrote:\n${quote}\nIt is done.\n\n> And when?\n\nIn June.\n\nMaria`)).toBe('See below.\n\nIt is done.\n\nIn June.');
  });

  test('nowhere', () => {
    expect(plain('')).toBe('');
    expect(plain(quote)).toBe('');
    expect(plain(`On 3 May 2027, at 10:00, Suivi wrote:\n${quote}`)).toBe('');
    expect(plain(raw)).toBe('');
    expect(cutReply(mail({}))).toBe('');
  });

  test('beside what was left out of the quotation', () => {
    expect(plain(`On 3 May 2027, at 10:00, Suivi wrote:\n${quote}\n[...]\n\nDone.`)).toBe('Done.');
    expect(plain('Done.\n<snip>\n> And when?\n\nIn June.')).toBe('Done.\n\nIn June.');
  });

  test('above a courtesy in words of its own, and first letters for a name', () => {
    expect(['Un muy cordial saludo,', 'With my very best wishes', 'Thank you all and best regards', 'Спасибо и всего наилучшего'].map((courtesy) => plain(`Done.\n\n${courtesy}\nM.`))).toEqual(['Done.', 'Done.', 'Done.', 'Done.']);
    expect(cutReply(mail({ text: 'Done.\nAll is in place.\nX.\nMC' }, 'Maria Clarke <x@agency.example>'))).toBe('Done.\nAll is in place.\nX.');
  });

  test('under a name that is told by the address alone, or the other way round', () => {
    expect(cutReply(mail({ text: 'Done.\n\nMaria' }, 'maria.clarke@agency.example'))).toBe('Done.');
    expect(cutReply(mail({ text: 'Done.\n\nMaria CLARKE\nAgency' }, '"CLARKE, Maria" <x@agency.example>'))).toBe('Done.');
  });
});

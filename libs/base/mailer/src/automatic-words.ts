/**
 * What answering machines, receipts and ticket systems say in six languages; compared without regard to capitals and accents. Lists are
 * separated by `;`.
 */

/** How the subject of an answering machine begins. */
export const subjectsOfMachines = [
  'automatic reply; automatic response; automated reply; automated response; auto reply; auto-reply; autoreply; auto response; auto-response; autoresponse; auto:; autoresponder; out of office; out of the office; out-of-office; ooo:; away from; on leave; on vacation; vacation reply; i am away; i\'m away; i am out',
  'réponse automatique; réponse d\'absence; absence du bureau; absent du bureau; absente du bureau; hors du bureau; message d\'absence; message automatique; en congé; je suis absent; je suis absente; absence :; absence:',
  'respuesta automática; contestación automática; fuera de la oficina; fuera de oficina; ausente de la oficina; ausencia de la oficina; mensaje automático; aviso de ausencia; de vacaciones; estoy ausente',
  '自动答复; 自动回复; 自動回覆; 自動回復; 自動答覆; 不在办公室; 不在辦公室; 外出; 休假; 离开办公室',
  'رد تلقائي; الرد التلقائي; رد آلي; الرد الآلي; خارج المكتب; في إجازة; رسالة تلقائية; إجازة',
  'автоматический ответ; автоответ; автоматическое сообщение; нет на работе; вне офиса; в отпуске; нет на месте; отсутствие на рабочем месте; отсутствую; я в отпуске',
].join(';');

/** What stands anywhere in the subject of one. */
export const inSubjectsOfMachines = [
  '[auto-reply]; [autoreply]; (out of office); is out of the office; is away from the office; is on leave; request received; ticket received; has been received [; awaits moderator approval; post by non-member; your message to; action required) verify; please confirm your message; confirm your email',
  'est absent.; est absente.; est absent du bureau; est absente du bureau; a bien été enregistrée; a bien été enregistré; a bien été reçue; accusé de réception automatique',
  'está ausente; está fuera de la oficina; hemos recibido su solicitud; su solicitud ha sido recibida; hemos recibido su mensaje',
  '系统退信; 您的工单; 工单已创建; 请求已收到', 'غائب عن المكتب; تم استلام طلبكم; تم تسجيل طلبكم', 'отсутствует на рабочем месте; принята [; ваша заявка; ваше обращение зарегистрировано; обращение принято',
].join(';');

/** How the subject of a receipt begins: Outlook's words, and those of others. */
export const subjectsOfReceipts = [
  'read:; not read:; return receipt; read receipt; delivered:; relayed:; delivery receipt; receipt notification; disposition notification; accepted:; declined:; tentative:; tentatively accepted:',
  'lu :; lu:; non lu :; non lu:; remis :; remis:; accusé de lecture; accusé de réception (; confirmation de lecture; accepté :; accepté:; refusé :; refusé:; provisoire :', 'leído:; no leído:; entregado:; confirmación de lectura; acuse de recibo (; aceptada:; aceptado:; rechazada:; provisional:',
  '已读:; 未读:; 已送达:; 已讀:; 已读回执; 阅读回执; 已接受:; 已拒绝:; 暂定:', 'مقروءة:; تمت القراءة:; تم التسليم:; إيصال القراءة; إشعار القراءة; مقبول:; مرفوض:', 'прочитано:; не прочитано:; доставлено:; уведомление о прочтении; уведомление о доставке; принято:; отклонено:; под вопросом:',
].join(';');

/** What tells an answering machine by its words alone. */
export const wordsOfMachines = [
  'out of the office; out of office; i am on annual leave; i am on leave; i am on sick leave; i am on maternity leave; i am on parental leave; i am on home leave; i am on vacation; i am on holiday; i am away from the office; i am away from my desk; i am currently away; i will be away; will have no access to my e; will have limited access to; limited access to e-mail; limited access to email; automated response; automated reply; automated message; automatic reply; automatic response; automatically generated; generated automatically; do not reply to this; please do not reply; your request has been received; your request has been logged; your ticket; no longer monitored; not monitored; confirm that you are a person; verify that you are a human; verify that you are human; one-time verification; type your reply above this line; no longer works at; no longer with the organization; has left the organization',
  'absent du bureau; absente du bureau; absent(e) du bureau; actuellement absent; actuellement absente; actuellement en conge; actuellement en congés; je suis en congé; je suis en congés; je suis en mission; je suis absent; je suis absente; je serai absent; je serai absente; serai de retour le; réponse automatique; message automatique; généré automatiquement; envoyé automatiquement; ne pas répondre à ce; merci de ne pas répondre; veuillez ne pas répondre; accusé de réception automatique; ne travaille plus; n\'est plus consultée; ne consulterai pas ma messagerie',
  'fuera de la oficina; fuera de oficina; me encuentro ausente; estoy de vacaciones; estaré ausente; estoy ausente; estaré fuera; regresaré el; mensaje automático; respuesta automática; generado automáticamente; no responda a este; por favor, no responda; no conteste a este; ya no trabaja; ya no se consulta; su solicitud ha sido registrada',
  '不在办公室; 正在休假; 我正在休假; 我目前不在; 目前休假; 自动回复; 自动答复; 自动发送; 系统邮件; 请勿回复; 请勿直接回复; 自動回覆; 返回办公室; 已离职; 不再使用此邮箱; 被退回',
  'خارج المكتب; في إجازة; رد تلقائي; رسالة تلقائية; رد آلي; لا ترد على هذه; يرجى عدم الرد; الرجاء عدم الرد; تم إنشاؤها تلقائيا; لم يعد يعمل; لم تعد تعمل',
  'нахожусь в отпуске; я в отпуске; буду в отпуске; меня нет в офисе; нахожусь вне офиса; отсутствую на рабочем месте; на больничном; в командировке до; автоматический ответ; автоматическое сообщение; автоматически сформирован; сформировано автоматически; создано автоматически; не отвечайте на это; не отвечайте на него; больше не работает; ваша заявка принята; ваше обращение зарегистрировано',
].join(';');

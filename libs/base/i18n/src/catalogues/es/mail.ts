import type { Translation } from '../../catalogue.js';
import type { mail as english } from '../en/mail.js';

export const mail: Translation<typeof english> = {
  'mail.request.subject': '{count, plural, one {Se necesita su respuesta sobre # compromiso} other {Se necesita su respuesta sobre # compromisos}}: {partnership}',
  'mail.digest.subject': '{count, plural, one {# compromiso requiere} other {# compromisos requieren}} su atención: {partnership}',
  'mail.digest.subject-overdue': '{count, plural, one {# compromiso está vencido} other {# compromisos están vencidos}}: {partnership}',
  'mail.greeting': 'Hola, {name}:',
  'mail.digest.intro': 'Esto es lo que tiene pendiente al {date}.',
  'mail.digest.more': '{count, plural, one {Queda # compromiso más que no cabe} other {Quedan # compromisos más que no caben}} en un solo mensaje.',
  'mail.digest.register': 'Abrir el registro',
  'mail.section.overdue': 'Vencidos',
  'mail.section.due-soon': 'Próximos a vencer',
  'mail.section.due-today': 'Vencen hoy',
  'mail.section.silent': 'Sin noticias desde hace tiempo',
  'mail.item.deadline': 'Plazo: {date}',
  'mail.item.no-deadline': 'Sin plazo; se espera información antes de la próxima reunión general',
  'mail.item.days-overdue': '{days, plural, one {# día de retraso} other {# días de retraso}}',
  'mail.item.days-left': '{days, plural, =0 {vence hoy} one {vence en # día} other {vence en # días}}',
  'mail.item.silent': '{days, plural, one {sin actualización desde hace # día} other {sin actualización desde hace # días}}',
  'mail.item.paragraph': 'Párrafo {paragraph}, {document}',
  'mail.item.answer': 'Informar de lo que se ha hecho',
  'mail.footer.why': 'Recibe este correo por {entity} ({role}), en la asociación {partnership}. En él se reúnen todos los recordatorios del día; no se vuelve a preguntar por lo que ya ha respondido.',
  'mail.footer.how': 'Los enlaces son personales: quien los tenga puede informar en su nombre. No reenvíe este correo.',
  'mail.returned.subject': 'Una pregunta sobre su actualización relativa a {reference}',
  'mail.returned.intro': 'El coordinador ha devuelto su actualización de {date} con esta pregunta:',
  'mail.returned.answer': 'Informar de nuevo',
};

import type { Translation } from '../../catalogue.js';
import type { delivery as english } from '../en/delivery.js';

export const delivery: Translation<typeof english> = {
  'delivery.light.green': 'El correo sale',
  'delivery.light.held': 'El correo está retenido',
  'delivery.light.red': 'El correo va con retraso',
  'delivery.words.green': 'Todo lo que debía salir ha salido.',
  'delivery.words.held': 'El sistema fue restaurado: el correo se guarda hasta que alguien confirme que puede salir.',
  'delivery.words.red': 'Algo que debía salir lleva más de 15 minutos sin hacerlo.',
  'delivery.words.alarm-waits': 'El correo que avisa al administrador tampoco puede salir: espera en el registro.',
  'delivery.trouble.round-silent': 'Ningún proceso ha llegado al final de su ronda en más de 15 minutos.',
  'delivery.trouble.server-away': 'No se puede contactar con el servidor de correo: {detail}',
  'delivery.trouble.mail-late': '{count, plural, one {# correo lleva} other {# correos llevan}} más de 15 minutos de retraso.',
  'delivery.trouble.nothing-accepted': 'El servidor de correo no ha aceptado nada en más de 15 minutos; {count, plural, one {se ha aplazado # correo} other {se han aplazado # correos}}.',
  'delivery.trouble.reminders-late': 'Los recordatorios de {count, plural, one {# persona} other {# personas}} no figuran aún en ningún correo, más de 15 minutos después de lo previsto.',
  'delivery.trouble.looks-late': '{count, plural, one {No se ha examinado # compromiso} other {No se han examinado # compromisos}} a tiempo para los recordatorios.',
  'delivery.trouble.readings-late': '{count, plural, one {# documento espera} other {# documentos esperan}} su lectura desde hace más de 15 minutos.',
  'delivery.trouble.jobs-late': '{count, plural, one {# tarea no ha llegado} other {# tareas no han llegado}} a la cola en más de 15 minutos.',
  'delivery.trouble.many-failures': '{count, plural, one {No se pudo entregar # correo} other {No se pudieron entregar # correos}} en un día.',
  'delivery.trouble.domain-refuses': '{detail} no ha aceptado ningún correo en un día ({count, plural, one {# envío} other {# envíos}}).',
  'delivery.trouble.contacts-lost': '{count, plural, one {La dirección de # persona ya no sirve} other {Las direcciones de # personas ya no sirven}}: {detail}',
  'delivery.alarm.subject.red': 'Suivi: el correo no llega a las personas como debería',
  'delivery.alarm.subject.well': 'Suivi: el correo vuelve a salir',
  'delivery.alarm.intro.red': 'Se requiere su atención, a {at} (UTC):',
  'delivery.alarm.intro.well': 'Todo vuelve a estar en orden, a {at} (UTC). Esto era lo que lo impedía:',
  'delivery.alarm.ledger': 'Abrir el registro de envíos',
  'delivery.alarm.footer': 'Recibe este correo porque su dirección es la del administrador (SUIVI_OPERATOR_EMAIL); como máximo una vez por hora.',
};

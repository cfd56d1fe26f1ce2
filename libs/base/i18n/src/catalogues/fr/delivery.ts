import type { Translation } from '../../catalogue.js';
import type { delivery as english } from '../en/delivery.js';

export const delivery: Translation<typeof english> = {
  'delivery.light.green': 'Le courrier part',
  'delivery.light.held': 'Le courrier est retenu',
  'delivery.light.red': 'Le courrier a du retard',
  'delivery.words.green': 'Tout ce qui devait partir est parti.',
  'delivery.words.held': 'Le système a été restauré : le courrier est gardé jusqu’à ce que quelqu’un confirme qu’il peut partir.',
  'delivery.words.red': 'Un envoi dû n’est pas parti depuis plus de 15 minutes.',
  'delivery.words.alarm-waits': 'Le courriel qui avertit l’administrateur ne peut pas partir non plus : il attend dans le registre.',
  'delivery.trouble.round-silent': 'Aucun processus n’a mené sa ronde à terme depuis plus de 15 minutes.',
  'delivery.trouble.server-away': 'Le serveur de messagerie est injoignable : {detail}',
  'delivery.trouble.mail-late': '{count, plural, one {# courriel a} other {# courriels ont}} plus de 15 minutes de retard.',
  'delivery.trouble.nothing-accepted': 'Depuis plus de 15 minutes, le serveur de messagerie n’accepte rien ; {count, plural, one {# courriel est remis} other {# courriels sont remis}} à plus tard.',
  'delivery.trouble.reminders-late': 'Les rappels de {count, plural, one {# personne} other {# personnes}} ne figurent encore dans aucun courriel, plus de 15 minutes après l’heure prévue.',
  'delivery.trouble.looks-late': '{count, plural, one {# engagement n’a pas été examiné} other {# engagements n’ont pas été examinés}} à temps en vue des rappels.',
  'delivery.trouble.readings-late': '{count, plural, one {# document attend} other {# documents attendent}} d’être lu depuis plus de 15 minutes.',
  'delivery.trouble.jobs-late': '{count, plural, one {# tâche n’a pas atteint} other {# tâches n’ont pas atteint}} la file d’attente depuis plus de 15 minutes.',
  'delivery.trouble.many-failures': '{count, plural, one {# courriel n’a pas pu être remis} other {# courriels n’ont pas pu être remis}} en une journée.',
  'delivery.trouble.domain-refuses': '{detail} n’a accepté aucun courriel en une journée ({count, plural, one {# envoi} other {# envois}}).',
  'delivery.trouble.contacts-lost': '{count, plural, one {L’adresse de # personne n’est plus valable} other {Les adresses de # personnes ne sont plus valables}} : {detail}',
  'delivery.alarm.subject.red': 'Suivi : le courrier n’atteint pas ses destinataires comme il le devrait',
  'delivery.alarm.subject.well': 'Suivi : le courrier part de nouveau',
  'delivery.alarm.intro.red': 'Votre attention est requise, à la date du {at} (UTC) :',
  'delivery.alarm.intro.well': 'Tout est rentré dans l’ordre, à la date du {at} (UTC). Voici ce qui faisait obstacle :',
  'delivery.alarm.ledger': 'Ouvrir le registre des envois',
  'delivery.alarm.footer': 'Vous recevez ce courriel parce que votre adresse est celle de l’administrateur (SUIVI_OPERATOR_EMAIL) ; au plus une fois par heure.',
};

import type { Translation } from '../../catalogue.js';
import type { mail as english } from '../en/mail.js';

export const mail: Translation<typeof english> = {
  'mail.request.subject': '{count, plural, one {Votre réponse est attendue sur # engagement} other {Votre réponse est attendue sur # engagements}} : {partnership}',
  'mail.digest.subject': '{count, plural, one {# engagement attend} other {# engagements attendent}} votre attention : {partnership}',
  'mail.digest.subject-overdue': '{count, plural, one {# engagement est} other {# engagements sont}} en retard : {partnership}',
  'mail.greeting': 'Bonjour {name},',
  'mail.digest.intro': 'Voici ce qui vous attend au {date}.',
  'mail.digest.more': '{count, plural, one {# autre engagement vous attend} other {# autres engagements vous attendent}} : un seul courriel ne peut tout contenir.',
  'mail.digest.register': 'Ouvrir le registre',
  'mail.section.overdue': 'En retard',
  'mail.section.due-soon': 'Échéance proche',
  'mail.section.due-today': 'À faire aujourd’hui',
  'mail.section.silent': 'Sans nouvelles depuis longtemps',
  'mail.item.deadline': 'Échéance : {date}',
  'mail.item.no-deadline': 'Sans échéance ; un compte rendu est attendu avant la prochaine réunion générale',
  'mail.item.days-overdue': '{days, plural, one {# jour de retard} other {# jours de retard}}',
  'mail.item.days-left': '{days, plural, =0 {échéance aujourd’hui} one {échéance dans # jour} other {échéance dans # jours}}',
  'mail.item.silent': '{days, plural, one {aucune mise à jour depuis # jour} other {aucune mise à jour depuis # jours}}',
  'mail.item.paragraph': 'Paragraphe {paragraph}, {document}',
  'mail.item.answer': 'Rendre compte de ce qui a été fait',
  'mail.footer.why': 'Ce courriel vous est adressé pour {entity} ({role}), dans le partenariat {partnership}. Il réunit tous les rappels de la journée ; ce à quoi vous avez répondu n’est plus demandé.',
  'mail.footer.how': 'Les liens sont personnels : quiconque les possède peut rendre compte en votre nom. Veuillez ne pas transférer ce courriel.',
  'mail.returned.subject': 'Une question sur votre mise à jour concernant {reference}',
  'mail.returned.intro': 'Le coordonnateur a renvoyé votre mise à jour du {date} avec la question suivante :',
  'mail.returned.answer': 'Rendre compte à nouveau',
};

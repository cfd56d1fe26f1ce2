import type { Language } from '@suivi/kernel';
import { vocabulary as enVocabulary } from './en/vocabulary.js';
import { report as enReport } from './en/report.js';
import { mail as enMail } from './en/mail.js';
import { delivery as enDelivery } from './en/delivery.js';
import { answer as enAnswer } from './en/answer.js';
import { calls as enCalls } from './en/calls.js';
import { access as enAccess } from './en/access.js';
import { people as enPeople } from './en/people.js';
import { web as enWeb } from './en/web.js';
import { desk as enDesk } from './en/desk.js';
import { drafting as enDrafting } from './en/drafting.js';
import { outcomes as enOutcomes } from './en/outcomes.js';
import { reminders as enReminders } from './en/reminders.js';
import { refusals as enRefusals } from './en/refusals.js';
import { partnerships as enPartnerships } from './en/partnerships.js';
import { emails as enEmails } from './en/emails.js';
import { commitments as enCommitments } from './en/commitments.js';
import { register as enRegister } from './en/register.js';
import { monday as enMonday } from './en/monday.js';
import { palette as enPalette } from './en/palette.js';
import { mine as enMine } from './en/mine.js';
import { administration as enAdministration } from './en/administration.js';
import { vocabulary as frVocabulary } from './fr/vocabulary.js';
import { report as frReport } from './fr/report.js';
import { mail as frMail } from './fr/mail.js';
import { delivery as frDelivery } from './fr/delivery.js';
import { answer as frAnswer } from './fr/answer.js';
import { calls as frCalls } from './fr/calls.js';
import { access as frAccess } from './fr/access.js';
import { people as frPeople } from './fr/people.js';
import { web as frWeb } from './fr/web.js';
import { desk as frDesk } from './fr/desk.js';
import { drafting as frDrafting } from './fr/drafting.js';
import { outcomes as frOutcomes } from './fr/outcomes.js';
import { reminders as frReminders } from './fr/reminders.js';
import { refusals as frRefusals } from './fr/refusals.js';
import { partnerships as frPartnerships } from './fr/partnerships.js';
import { emails as frEmails } from './fr/emails.js';
import { commitments as frCommitments } from './fr/commitments.js';
import { register as frRegister } from './fr/register.js';
import { monday as frMonday } from './fr/monday.js';
import { palette as frPalette } from './fr/palette.js';
import { mine as frMine } from './fr/mine.js';
import { administration as frAdministration } from './fr/administration.js';
import { vocabulary as esVocabulary } from './es/vocabulary.js';
import { report as esReport } from './es/report.js';
import { mail as esMail } from './es/mail.js';
import { delivery as esDelivery } from './es/delivery.js';
import { answer as esAnswer } from './es/answer.js';
import { calls as esCalls } from './es/calls.js';
import { access as esAccess } from './es/access.js';
import { people as esPeople } from './es/people.js';
import { web as esWeb } from './es/web.js';
import { desk as esDesk } from './es/desk.js';
import { drafting as esDrafting } from './es/drafting.js';
import { outcomes as esOutcomes } from './es/outcomes.js';
import { reminders as esReminders } from './es/reminders.js';
import { refusals as esRefusals } from './es/refusals.js';
import { partnerships as esPartnerships } from './es/partnerships.js';
import { emails as esEmails } from './es/emails.js';
import { commitments as esCommitments } from './es/commitments.js';
import { register as esRegister } from './es/register.js';
import { monday as esMonday } from './es/monday.js';
import { palette as esPalette } from './es/palette.js';
import { mine as esMine } from './es/mine.js';
import { administration as esAdministration } from './es/administration.js';
import { vocabulary as zhVocabulary } from './zh/vocabulary.js';
import { report as zhReport } from './zh/report.js';
import { mail as zhMail } from './zh/mail.js';
import { delivery as zhDelivery } from './zh/delivery.js';
import { answer as zhAnswer } from './zh/answer.js';
import { calls as zhCalls } from './zh/calls.js';
import { access as zhAccess } from './zh/access.js';
import { people as zhPeople } from './zh/people.js';
import { web as zhWeb } from './zh/web.js';
import { desk as zhDesk } from './zh/desk.js';
import { drafting as zhDrafting } from './zh/drafting.js';
import { outcomes as zhOutcomes } from './zh/outcomes.js';
import { reminders as zhReminders } from './zh/reminders.js';
import { refusals as zhRefusals } from './zh/refusals.js';
import { partnerships as zhPartnerships } from './zh/partnerships.js';
import { emails as zhEmails } from './zh/emails.js';
import { commitments as zhCommitments } from './zh/commitments.js';
import { register as zhRegister } from './zh/register.js';
import { monday as zhMonday } from './zh/monday.js';
import { palette as zhPalette } from './zh/palette.js';
import { mine as zhMine } from './zh/mine.js';
import { administration as zhAdministration } from './zh/administration.js';
import { vocabulary as arVocabulary } from './ar/vocabulary.js';
import { report as arReport } from './ar/report.js';
import { mail as arMail } from './ar/mail.js';
import { delivery as arDelivery } from './ar/delivery.js';
import { answer as arAnswer } from './ar/answer.js';
import { calls as arCalls } from './ar/calls.js';
import { access as arAccess } from './ar/access.js';
import { people as arPeople } from './ar/people.js';
import { web as arWeb } from './ar/web.js';
import { desk as arDesk } from './ar/desk.js';
import { drafting as arDrafting } from './ar/drafting.js';
import { outcomes as arOutcomes } from './ar/outcomes.js';
import { reminders as arReminders } from './ar/reminders.js';
import { refusals as arRefusals } from './ar/refusals.js';
import { partnerships as arPartnerships } from './ar/partnerships.js';
import { emails as arEmails } from './ar/emails.js';
import { commitments as arCommitments } from './ar/commitments.js';
import { register as arRegister } from './ar/register.js';
import { monday as arMonday } from './ar/monday.js';
import { palette as arPalette } from './ar/palette.js';
import { mine as arMine } from './ar/mine.js';
import { administration as arAdministration } from './ar/administration.js';
import { vocabulary as ruVocabulary } from './ru/vocabulary.js';
import { report as ruReport } from './ru/report.js';
import { mail as ruMail } from './ru/mail.js';
import { delivery as ruDelivery } from './ru/delivery.js';
import { answer as ruAnswer } from './ru/answer.js';
import { calls as ruCalls } from './ru/calls.js';
import { access as ruAccess } from './ru/access.js';
import { people as ruPeople } from './ru/people.js';
import { web as ruWeb } from './ru/web.js';
import { desk as ruDesk } from './ru/desk.js';
import { drafting as ruDrafting } from './ru/drafting.js';
import { outcomes as ruOutcomes } from './ru/outcomes.js';
import { reminders as ruReminders } from './ru/reminders.js';
import { refusals as ruRefusals } from './ru/refusals.js';
import { partnerships as ruPartnerships } from './ru/partnerships.js';
import { emails as ruEmails } from './ru/emails.js';
import { commitments as ruCommitments } from './ru/commitments.js';
import { register as ruRegister } from './ru/register.js';
import { monday as ruMonday } from './ru/monday.js';
import { palette as ruPalette } from './ru/palette.js';
import { administration as ruAdministration } from './ru/administration.js';
import { mine as ruMine } from './ru/mine.js';

/** Every key of the English catalogues, which the other languages have too. */
export type MessageKey = keyof typeof enVocabulary | keyof typeof enReport | keyof typeof enMail | keyof typeof enDelivery | keyof typeof enAnswer | keyof typeof enCalls | keyof typeof enAccess | keyof typeof enPeople | keyof typeof enWeb | keyof typeof enRegister | keyof typeof enDesk | keyof typeof enDrafting | keyof typeof enMonday | keyof typeof enPalette | keyof typeof enMine | keyof typeof enOutcomes | keyof typeof enReminders | keyof typeof enEmails | keyof typeof enCommitments | keyof typeof enRefusals | keyof typeof enPartnerships | keyof typeof enAdministration;

/** The catalogues by area and language, as written. */
export const areas = {
  vocabulary: { en: enVocabulary, fr: frVocabulary, es: esVocabulary, zh: zhVocabulary, ar: arVocabulary, ru: ruVocabulary },
  report: { en: enReport, fr: frReport, es: esReport, zh: zhReport, ar: arReport, ru: ruReport },
  mail: { en: enMail, fr: frMail, es: esMail, zh: zhMail, ar: arMail, ru: ruMail },
  delivery: { en: enDelivery, fr: frDelivery, es: esDelivery, zh: zhDelivery, ar: arDelivery, ru: ruDelivery },
  answer: { en: enAnswer, fr: frAnswer, es: esAnswer, zh: zhAnswer, ar: arAnswer, ru: ruAnswer },
  calls: { en: enCalls, fr: frCalls, es: esCalls, zh: zhCalls, ar: arCalls, ru: ruCalls },
  access: { en: enAccess, fr: frAccess, es: esAccess, zh: zhAccess, ar: arAccess, ru: ruAccess },
  people: { en: enPeople, fr: frPeople, es: esPeople, zh: zhPeople, ar: arPeople, ru: ruPeople },
  web: { en: enWeb, fr: frWeb, es: esWeb, zh: zhWeb, ar: arWeb, ru: ruWeb },
  register: { en: enRegister, fr: frRegister, es: esRegister, zh: zhRegister, ar: arRegister, ru: ruRegister },
  desk: { en: enDesk, fr: frDesk, es: esDesk, zh: zhDesk, ar: arDesk, ru: ruDesk },
  drafting: { en: enDrafting, fr: frDrafting, es: esDrafting, zh: zhDrafting, ar: arDrafting, ru: ruDrafting },
  outcomes: { en: enOutcomes, fr: frOutcomes, es: esOutcomes, zh: zhOutcomes, ar: arOutcomes, ru: ruOutcomes },
  reminders: { en: enReminders, fr: frReminders, es: esReminders, zh: zhReminders, ar: arReminders, ru: ruReminders },
  refusals: { en: enRefusals, fr: frRefusals, es: esRefusals, zh: zhRefusals, ar: arRefusals, ru: ruRefusals },
  partnerships: { en: enPartnerships, fr: frPartnerships, es: esPartnerships, zh: zhPartnerships, ar: arPartnerships, ru: ruPartnerships },
  emails: { en: enEmails, fr: frEmails, es: esEmails, zh: zhEmails, ar: arEmails, ru: ruEmails },
  commitments: { en: enCommitments, fr: frCommitments, es: esCommitments, zh: zhCommitments, ar: arCommitments, ru: ruCommitments },
  mine: { en: enMine, fr: frMine, es: esMine, zh: zhMine, ar: arMine, ru: ruMine },
  administration: { en: enAdministration, fr: frAdministration, es: esAdministration, zh: zhAdministration, ar: arAdministration, ru: ruAdministration },
  palette: { en: enPalette, fr: frPalette, es: esPalette, zh: zhPalette, ar: arPalette, ru: ruPalette },
  monday: { en: enMonday, fr: frMonday, es: esMonday, zh: zhMonday, ar: arMonday, ru: ruMonday },
} as const;

/** Every message by language and key. */
export const catalogues: Record<Language, Readonly<Partial<Record<MessageKey, string>>>> = {
  en: { ...enVocabulary, ...enReport, ...enMail, ...enDelivery, ...enAnswer, ...enCalls, ...enAccess, ...enPeople, ...enWeb, ...enRegister, ...enDesk, ...enDrafting, ...enMonday, ...enPalette, ...enMine, ...enOutcomes, ...enReminders, ...enEmails, ...enCommitments, ...enRefusals, ...enPartnerships, ...enAdministration },
  fr: { ...frVocabulary, ...frReport, ...frMail, ...frDelivery, ...frAnswer, ...frCalls, ...frAccess, ...frPeople, ...frWeb, ...frRegister, ...frDesk, ...frDrafting, ...frMonday, ...frPalette, ...frMine, ...frOutcomes, ...frReminders, ...frEmails, ...frCommitments, ...frRefusals, ...frPartnerships, ...frAdministration },
  es: { ...esVocabulary, ...esReport, ...esMail, ...esDelivery, ...esAnswer, ...esCalls, ...esAccess, ...esPeople, ...esWeb, ...esRegister, ...esDesk, ...esDrafting, ...esMonday, ...esPalette, ...esMine, ...esOutcomes, ...esReminders, ...esEmails, ...esCommitments, ...esRefusals, ...esPartnerships, ...esAdministration },
  zh: { ...zhVocabulary, ...zhReport, ...zhMail, ...zhDelivery, ...zhAnswer, ...zhCalls, ...zhAccess, ...zhPeople, ...zhWeb, ...zhRegister, ...zhDesk, ...zhDrafting, ...zhMonday, ...zhPalette, ...zhMine, ...zhOutcomes, ...zhReminders, ...zhEmails, ...zhCommitments, ...zhRefusals, ...zhPartnerships, ...zhAdministration },
  ar: { ...arVocabulary, ...arReport, ...arMail, ...arDelivery, ...arAnswer, ...arCalls, ...arAccess, ...arPeople, ...arWeb, ...arRegister, ...arDesk, ...arDrafting, ...arMonday, ...arPalette, ...arMine, ...arOutcomes, ...arReminders, ...arEmails, ...arCommitments, ...arRefusals, ...arPartnerships, ...arAdministration },
  ru: { ...ruVocabulary, ...ruReport, ...ruMail, ...ruDelivery, ...ruAnswer, ...ruCalls, ...ruAccess, ...ruPeople, ...ruWeb, ...ruRegister, ...ruDesk, ...ruDrafting, ...ruMonday, ...ruPalette, ...ruMine, ...ruOutcomes, ...ruReminders, ...ruEmails, ...ruCommitments, ...ruRefusals, ...ruPartnerships, ...ruAdministration },
};

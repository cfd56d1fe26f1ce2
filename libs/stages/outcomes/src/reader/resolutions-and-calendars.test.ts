import { describe, expect, it } from '@jest/globals';
import { readOutcomeDocument, type ReadingLanguage, type ReadProposal } from './index.js';

const read = (language: ReadingLanguage, text: string): ReadProposal[] => readOutcomeDocument(text, { language, adoptedOn: '2026-06-05' }).proposals;

// Our own sentences, in the manner of the documents; none comes from a real one.
describe('The orders of a resolution', () => {
  it.each<[ReadingLanguage, string, number, string]>([
    ['es', 'LA ASAMBLEA GENERAL,\n\nRESUELVE:\n\nEncargar a la Secretaría un informe sobre las aguas.\n\nCrear un comité de expertos.\n\nAgradecer al Gobierno su hospitalidad.', 2, 'la Secretaría'],
    ['es', 'EL CONSEJO DE MINISTROS,\n\nRESUELVE:\n\nArtículo 1.- Créase el Comité de Cuencas.\n\nArtículo 2.- Encomiéndase a la Secretaría la redacción de su reglamento.\n\nArtículo 3.- La presente Decisión entrará en vigor en la fecha de su firma.', 2, 'la Secretaría'],
    ['es', 'Los Ministros, reunidos en Lima, RESUELVEN\n\nPRIMERO.- Instruir al Comité Ejecutivo para que prepare un presupuesto.\n\nSEGUNDO.- Convocar una reunión de expertos.', 2, 'Comité Ejecutivo'],
    ['es', 'LA ASAMBLEA GENERAL,\n\nRESUELVE:\n\n1. Solicitar a la Secretaría General que:\n\na.     prepare una guía;\n\nb.     organice un curso.\n\n2. Instar a los Estados Miembros a ratificar el convenio.', 3, 'la Secretaría General'],
    ['fr', 'Le Conseil des Ministres,\n\nDÉCIDE :\n\nArticle premier : Il est créé un observatoire des crues.\n\nArticle 2 : Mandat est donné au Haut-Commissaire pour réunir les fonds.\n\nArticle 3 : La présente résolution prend effet dès sa signature.', 2, 'Haut-Commissaire'],
    ['en', 'THE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To instruct the Permanent Council to draw up a plan.\n\n2. To thank the Government of Peru.\n\n3. To establish a fund.', 2, 'the Permanent Council'],
  ])('%s: are read whatever numbers them: %s', (language, text, count, owner) => {
    const proposals = read(language, text);
    expect(proposals).toHaveLength(count);
    expect(proposals.flatMap(({ actors }) => actors)).toContain(owner);
  });

  it.each<[ReadingLanguage, string]>([
    ['fr', 'L’ordre du jour est adopté sans changement.'],
    ['es', 'RESUELVE:'],
  ])('%s: %s is none by itself', (language, text) => expect(read(language, text)).toEqual([]));
});

describe('Who is charged, however it is said', () => {
  it.each<[ReadingLanguage, string, string]>([
    ['es', 'Los Presidentes impartieron instrucciones a sus Cancilleres para que suscriban el convenio.', 'Cancilleres'],
    ['es', 'La convocatoria de los expertos estará a cargo de la Unidad Técnica.', 'Unidad Técnica'],
    ['es', 'Será responsabilidad del país anfitrión cubrir los gastos locales.', 'país anfitrión'],
    ['es', 'Reiterar el mandato conferido a la Comisión de redactar una ley modelo.', 'la Comisión'],
    ['fr', 'Instruction a été donnée aux services compétents d’achever les études.', 'services compétents'],
    ['fr', 'La préparation du budget a été confiée à l’Unité de gestion.', 'Unité de gestion'],
    ['fr', 'Fait obligation aux États membres de notifier les accidents.', 'États membres'],
    ['fr', 'Le Secrétariat a été prié de préparer un projet.', 'Le Secrétariat'],
    ['en', 'The task of drafting the rules was assigned to a working party.', 'working party'],
    ['en', 'The meeting gave the secretariat a mandate to negotiate with the donors.', 'the secretariat'],
    ['en', 'It will be for the Chair to convene the drafting group.', 'the Chair'],
  ])('%s: %s', (language, text, owner) => {
    const lead = text.startsWith('Reiterar') ? 'LA ASAMBLEA,\n\nRESUELVE:\n\n1. ' : '';
    expect(read(language, lead + text).flatMap(({ actors }) => actors).join('; ')).toContain(owner);
  });

  it('what a body will do does not make it the voice of a communiqué', () => {
    const text = 'Los Presidentes examinaron el comercio. En consecuencia, acordaron prorrogar los plazos.\n\nLa Comisión elaborará un reglamento. La Comisión lo distribuirá.';
    expect(read('es', text).map(({ rule }) => rule)).toContain('es.agree-to');
  });
});

describe('A calendar in words', () => {
  it.each<[ReadingLanguage, string, string, string]>([
    ['es', 'La Secretaría enviará el texto a partir del primero de enero de dos mil veintisiete.', 'a partir del primero de enero de dos mil veintisiete', '2027-01-01'],
    ['es', 'La Secretaría enviará el texto antes del 31 de octubre del presente año.', 'antes del 31 de octubre del presente año', '2026-10-31'],
    ['es', 'Las partes enviarán sus listas antes de fines de julio.', 'antes de fines de julio', '2026-07-31'],
    ['fr', 'Le Secrétariat remettra l’étude avant le trente juin deux mille vingt-sept.', 'avant le trente juin deux mille vingt-sept', '2027-06-30'],
    ['fr', 'Le Secrétariat remettra l’étude avant la fin de l’année.', 'avant la fin de l’année', '2026-12-31'],
    ['fr', 'Le siège sera transféré avant fin 2027.', 'avant fin 2027', '2027-12-31'],
    ['fr', 'Les parties transmettront leurs observations sous quinzaine.', 'sous quinzaine', '2026-06-20'],
    ['en', 'The Chair shall convene the group not later than the thirtieth of September two thousand and twenty-six.', 'not later than the thirtieth of September two thousand and twenty-six', '2026-09-30'],
    ['en', 'Members shall send their comments within a fortnight.', 'within a fortnight', '2026-06-19'],
    ['en', 'The Secretariat will circulate the text before the end of the year.', 'before the end of the year', '2026-12-31'],
    ['en', 'Next meeting: Nairobi, 12 November 2026.', '12 November 2026', '2026-11-12'],
    ['fr', 'Prochaine réunion : Lomé, le 3 février 2027.', 'le 3 février 2027', '2027-02-03'],
  ])('%s: %s', (language, text, words, date) => expect(read(language, text)[0]?.deadline).toMatchObject({ text: words, date }));

  it('the month of May does not hide in a longer word', () => {
    expect(read('es', 'Los Presidentes acordaron suscribir el convenio a la mayor brevedad.')[0]?.deadline).toMatchObject({ text: 'a la mayor brevedad', type: 'vague' });
  });
});

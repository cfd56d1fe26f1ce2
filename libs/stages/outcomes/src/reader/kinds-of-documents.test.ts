import { describe, expect, it } from '@jest/globals';
import { readOutcomeDocument, type ReadingLanguage } from './index.js';

const read = (text: string, language: ReadingLanguage) => readOutcomeDocument(text, { language }).proposals;

describe('action lines', () => {
  it.each<[ReadingLanguage, string, string[], string | null]>([
    ['en', 'The desks met.\n\nAction: Circulate the list of contacts. Responsible: Liaison Office. Deadline: 12 May 2027.', ['Liaison Office'], '2027-05-12'],
    ['en', 'The desks met.\n\nAction (UNFPA): send the figures for the atlas by 3 June 2027.', ['UNFPA'], '2027-06-03'],
    ['en', 'Matrix\n\nActivity: Survey the harbours of the coast\nLead: Ports Bureau\nTimeline: Q2 2027\nIndicator: number of harbours', ['Ports Bureau'], '2027-06-30'],
    ['fr', "Les services se sont réunis.\n\nAction : diffuser la liste des contacts. Responsable : Bureau de liaison. Échéance : 12 mai 2027.", ['Bureau de liaison'], '2027-05-12'],
    ['es', 'Los servicios se reunieron.\n\nAcción: Oficina de Enlace: difundir la lista de contactos. Plazo: segundo trimestre de 2027.', ['Oficina de Enlace'], '2027-06-30'],
  ])('in %s: %s', (language, text, actors, date) => {
    const found = read(text, language);
    expect(found).toHaveLength(1);
    expect(found[0]?.actors).toEqual(actors);
    expect(found[0]?.deadline?.date ?? null).toBe(date);
  });
});

describe('what a document is', () => {
  it('the present tense of a memorandum obliges, that of a press release describes', () => {
    const sentence = 'Le Comité désigne chaque année deux observateurs dans les écoles de pêche.';
    expect(read(`MÉMORANDUM D'ACCORD entre la Ligue et l'Office\n\nARTICLE I\n\n${sentence}`, 'fr')).toHaveLength(1);
    expect(read(`COMMUNIQUÉ DE PRESSE\n\n${sentence}`, 'fr')).toHaveLength(0);
  });

  it('an article that names fields of work is one duty, not one for each field', () => {
    const text = "ACCORD entre la Ligue et l'Office\n\nARTICLE II\n\nLes Parties coopèrent dans les domaines suivants :\n\na) la sécurité des phares ;\n\nb) la formation des pilotes.";
    expect(read(text, 'fr').map((each) => each.text)).toEqual(['Les Parties coopèrent dans les domaines suivants']);
  });

  it('a report tells what others decided, and binds where its author speaks', () => {
    const told = 'In March the Council decided to open an office, and the Bureau asked the Fund to pay for it.';
    expect(read(`Report of the Secretary-General\n\n12. ${told}`, 'en')).toHaveLength(0);
    expect(read('Report of the Secretary-General\n\n12. I have asked my Special Adviser to visit the region by June 2027.', 'en')).toHaveLength(1);
  });

  it('a plan lists its actions by bare verbs, and nouns that look like them are none', () => {
    expect(read('Plan de acción 2027\n\n1.1 Fortalecer la red de faros;\n\n1.2 Taller de pilotos;', 'es').map(({ text }) => text)).toEqual(['Fortalecer la red de faros']);
    expect(read('PLAN OF ACTION 2027\n\n1.1 Strengthen the network of lighthouses;\n\n1.2 The coast is long and poor.', 'en')).toHaveLength(1);
  });

  it('footnotes and notes to editors bind nobody', () => {
    expect(read('Ministers met.\n\nThey agreed to open an office.\n\nThanks were given.\n\nNotes to editors\n\nThe Bureau will hold a briefing on Monday.', 'en')).toHaveLength(1);
  });
});

describe('who is asked', () => {
  it.each<[ReadingLanguage, string, string]>([
    ['es', 'LA ASAMBLEA,\n\nRESUELVE:\n\n1. Tomar nota del informe.\n\n2. Encargar a la Comisión de Puertos que prepare una guía.', 'la Comisión de Puertos'],
    ['en', 'The Assembly decides:\n\n(a) To take note of the report;\n\n(b) To request the Ports Commission to prepare a guide.', 'the Ports Commission'],
    ['es', 'Se acordó encargar a la Secretaría la preparación de una guía.', 'la Secretaría'],
    ['fr', "Il a été décidé de confier au Secrétariat la préparation d'un guide.", 'Secrétariat'],
    ['es', 'La guía será distribuida por la Comisión de Puertos en mayo de 2027.', 'Comisión de Puertos'],
    ['en', 'UNCTAD to prepare a guide for pilots by May 2027.', 'UNCTAD'],
  ])('in %s: %s', (language, text, actor) => {
    const found = read(text, language);
    expect(found).toHaveLength(1);
    expect(found[0]?.actors.join('; ')).toContain(actor);
  });
});

describe('what a deadline counts from', () => {
  it.each<[ReadingLanguage, string, string | null]>([
    ['en', 'The Bureau shall report within two months of the adoption of this decision.', '2027-03-10'],
    ['en', 'The Bureau shall report within two months thereafter.', null],
    ['fr', "Le Bureau fera rapport dans les deux mois suivant l'adoption de la présente décision.", '2027-03-10'],
    ['fr', "Le Bureau fera rapport dans les deux mois suivant la remise de l'étude.", null],
    ['es', 'La Oficina informará antes de que finalice el tercer trimestre de 2027.', '2027-09-30'],
    ['es', 'La Oficina informará en la primera quincena de mayo de 2027.', '2027-05-15'],
    ['fr', 'Le Bureau fera rapport au cours du 2e trimestre 2027.', '2027-06-30'],
    ['en', 'The Bureau will report in H1 2027.', '2027-06-30'],
  ])('in %s: %s', (language, text, date) => {
    const [found] = readOutcomeDocument(text, { language, adoptedOn: '2027-01-10' }).proposals;
    expect(found?.deadline?.date ?? null).toBe(date);
    expect(found?.deadline).not.toBeNull();
  });

  it('entry into force is a day where the instrument gives one', () => {
    const text = 'MEMORANDUM OF UNDERSTANDING\n\n1. The League shall appoint an envoy within six months of the entry into force of this Memorandum.\n\n2. This Memorandum enters into force on 1 April 2027.';
    expect(read(text, 'en').map(({ deadline }) => deadline?.date)).toEqual(['2027-10-01']);
  });
});

describe('the passive', () => {
  it.each<[ReadingLanguage, string]>([
    ['en', 'A list of pilots shall be compiled.'], ['fr', 'Une liste des pilotes sera dressée.'], ['es', 'Se confeccionará una lista de pilotos.'],
  ])('of an act to come binds in %s: %s', (language, text) => expect(read(text, language)).toHaveLength(1));

  it.each<[ReadingLanguage, string]>([
    ['en', 'Millions will be exposed to drought.'], ['en', 'The aim of the Committee is to bring pilots together.'], ['en', 'This agreement shall be interpreted in good faith.'],
    ['fr', 'Des millions de personnes seront exposées à la sécheresse.'], ['es', 'La lista se entenderá sin perjuicio de otras.'],
  ])('of a state or a rule of reading does not in %s: %s', (language, text) => expect(read(text, language)).toHaveLength(0));
});

import type { LocalizedText } from '@suivi/kernel';
import type { ConsolidatedFacts, CooperationFacts, InstrumentFacts } from './consolidated-report.js';

/** The 23 organizations of A/77/277, in the order of that report: acronym, English sort key where the name does not give it, names in en, fr, es, zh, ar, ru. */
const rows: readonly [acronym: string, sortKey: string | null, ...names: [string, string, string, string, string, string]][] = [
  ['AU', null, 'African Union', 'Union africaine', 'Unión Africana', '非洲联盟', 'الاتحاد الأفريقي', 'Африканский союз'],
  ['AALCO', null, 'Asian-African Legal Consultative Organization', 'Organisation juridique consultative afro-asiatique', 'Organización Jurídica Consultiva Asiático-Africana', '亚非法律协商组织', 'المنظمة الاستشارية القانونية الآسيوية الأفريقية', 'Афро-азиатская консультативно-правовая организация'],
  ['ASEAN', null, 'Association of Southeast Asian Nations', 'Association des nations de l’Asie du Sud-Est', 'Asociación de Naciones de Asia Sudoriental', '东南亚国家联盟', 'رابطة أمم جنوب شرق آسيا', 'Ассоциация государств Юго-Восточной Азии'],
  ['BSEC', null, 'Black Sea Economic Cooperation Organization', 'Organisation de coopération économique de la mer Noire', 'Organización de Cooperación Económica del Mar Negro', '黑海经济合作组织', 'منظمة التعاون الاقتصادي للبحر الأسود', 'Организация Черноморского экономического сотрудничества'],
  ['CARICOM', null, 'Caribbean Community', 'Communauté des Caraïbes', 'Comunidad del Caribe', '加勒比共同体', 'الجماعة الكاريبية', 'Карибское сообщество'],
  ['CEI', null, 'Central European Initiative', 'Initiative de l’Europe centrale', 'Iniciativa de Europa Central', '中欧倡议', 'مبادرة أوروبا الوسطى', 'Центральноевропейская инициатива'],
  ['CSTO', null, 'Collective Security Treaty Organization', 'Organisation du Traité de sécurité collective', 'Organización del Tratado de Seguridad Colectiva', '集体安全条约组织', 'منظمة معاهدة الأمن الجماعي', 'Организация Договора о коллективной безопасности'],
  ['CIS', null, 'Commonwealth of Independent States', 'Communauté d’États indépendants', 'Comunidad de Estados Independientes', '独立国家联合体', 'رابطة الدول المستقلة', 'Содружество Независимых Государств'],
  ['CoE', null, 'Council of Europe', 'Conseil de l’Europe', 'Consejo de Europa', '欧洲委员会', 'مجلس أوروبا', 'Совет Европы'],
  ['ECCAS', null, 'Economic Community of Central African States', 'Communauté économique des États de l’Afrique centrale', 'Comunidad Económica de los Estados de África Central', '中部非洲国家经济共同体', 'الجماعة الاقتصادية لدول وسط أفريقيا', 'Экономическое сообщество центральноафриканских государств'],
  ['ECO', null, 'Economic Cooperation Organization', 'Organisation de coopération économique', 'Organización de Cooperación Económica', '经济合作组织', 'منظمة التعاون الاقتصادي', 'Организация экономического сотрудничества'],
  ['INTERPOL', null, 'International Criminal Police Organization (INTERPOL)', 'Organisation internationale de police criminelle (INTERPOL)', 'Organización Internacional de Policía Criminal (INTERPOL)', '国际刑事警察组织(国际刑警组织)', 'المنظمة الدولية للشرطة الجنائية (الإنتربول)', 'Международная организация уголовной полиции (Интерпол)'],
  ['IFAS', null, 'International Fund for Saving the Aral Sea', 'Fonds international pour sauver la mer d’Aral', 'Fondo Internacional para Salvar el Mar de Aral', '拯救咸海国际基金', 'الصندوق الدولي لإنقاذ بحر آرال', 'Международный фонд спасения Арала'],
  ['OIF', null, 'International Organization of la Francophonie', 'Organisation internationale de la Francophonie', 'Organización Internacional de la Francofonía', '法语国家国际组织', 'المنظمة الدولية للفرانكفونية', 'Международная организация франкоязычных стран'],
  ['SELA', null, 'Latin American and Caribbean Economic System', 'Système économique latino-américain et caribéen', 'Sistema Económico Latinoamericano y del Caribe', '拉丁美洲和加勒比经济体系', 'المنظومة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي', 'Латиноамериканская и Карибская экономическая система'],
  ['LAS', null, 'League of Arab States', 'Ligue des États arabes', 'Liga de los Estados Árabes', '阿拉伯国家联盟', 'جامعة الدول العربية', 'Лига арабских государств'],
  ['GUAM', 'organization for democracy and economic development – guam', 'Organization for Democracy and Economic Development – GUAM', 'Organisation pour la démocratie et le développement économique-GUAM', 'Organización para la Democracia y el Desarrollo Económico-GUAM', '民主和经济发展组织-古阿姆集团', 'منظمة الديمقراطية والتنمية الاقتصادية – مجموعة غوام', 'Организация за демократию и экономическое развитие — ГУАМ'],
  ['OECD', 'organization for economic co-operation and development', 'Organisation for Economic Co-operation and Development', 'Organisation de coopération et de développement économiques', 'Organización de Cooperación y Desarrollo Económicos', '经济合作与发展组织', 'منظمة التعاون والتنمية في الميدان الاقتصادي', 'Организация экономического сотрудничества и развития'],
  ['OSCE', 'organization for security and cooperation in europe', 'Organization for Security and Cooperation in Europe', 'Organisation pour la sécurité et la coopération en Europe', 'Organización para la Seguridad y la Cooperación en Europa', '欧洲安全与合作组织', 'منظمة الأمن والتعاون في أوروبا', 'Организация по безопасности и сотрудничеству в Европе'],
  ['OAS', 'organization of american states', 'Organization of American States', 'Organisation des États américains', 'Organización de los Estados Americanos', '美洲国家组织', 'منظمة الدول الأمريكية', 'Организация американских государств'],
  ['OIC', 'organization of islamic cooperation', 'Organization of Islamic Cooperation', 'Organisation de la coopération islamique', 'Organización de Cooperación Islámica', '伊斯兰合作组织', 'منظمة التعاون الإسلامي', 'Организация исламского сотрудничества'],
  ['PIF', null, 'Pacific Islands Forum', 'Forum des îles du Pacifique', 'Foro de las Islas del Pacífico', '太平洋岛屿论坛', 'منتدى جزر المحيط الهادئ', 'Форум тихоокеанских островов'],
  ['SCO', null, 'Shanghai Cooperation Organization', 'Organisation de Shanghai pour la coopération', 'Organización de Cooperación de Shanghái', '上海合作组织', 'منظمة شنغهاي للتعاون', 'Шанхайская организация сотрудничества'],
];

const instrument = (en: string, kind: InstrumentFacts['kind'], term: Partial<Pick<InstrumentFacts, 'signedOn' | 'startsOn' | 'endsOn' | 'parties'>>): InstrumentFacts => ({ name: { en }, kind, parties: [], signedOn: null, startsOn: null, endsOn: null, ...term });
const instruments: Record<string, InstrumentFacts[]> = {
  AU: [instrument('Framework for a renewed partnership on Africa’s integration and development agenda', 'framework', { startsOn: '2017-01-01', endsOn: '2027-12-31' })],
  ASEAN: [instrument('Plan of action of ASEAN and the United Nations', 'plan-of-action', { startsOn: '2021-01-01', endsOn: '2025-12-31' })],
  ECO: [instrument('Memorandum of understanding on regional cooperation', 'memorandum', { startsOn: '2021-01-01', endsOn: '2025-12-31', parties: ['ECO', 'ESCAP'] })],
  OIC: [instrument('Memorandum of understanding on refugees in Islamic law', 'memorandum', { signedOn: '2021-03-15', startsOn: '2021-03-15', endsOn: '2026-03-14', parties: ['UNHCR', 'OIC Fiqh Academy'] })],
  CARICOM: [instrument('Memorandum of understanding on counter-terrorism', 'memorandum', { signedOn: '2021-01-20', parties: ['UNOCT', 'CARICOM IMPACS'] })],
};
const meetings: Record<string, CooperationFacts['meetings']> = {
  CARICOM: [{ id: 11, ordinal: 11, startsOn: '2021-07-21', endsOn: '2021-07-22', precision: 'day', place: '' }],
  LAS: [{ id: 15, ordinal: 15, startsOn: '2022-07-05', endsOn: '2022-07-07', precision: 'day', place: 'Geneva' }],
};

function cooperation([acronym, sortKey, en, fr, es, zh, ar, ru]: (typeof rows)[number], i: number): CooperationFacts {
  const name: LocalizedText = { en, fr, es, zh, ar, ru };
  return {
    partnershipId: i + 1, organization: { id: i + 101, acronym, name, sortKey: sortKey ?? en.toLowerCase() }, dueSoonDays: 30, meetings: meetings[acronym] ?? [], documents: [], commitments: [], updates: [],
    instruments: instruments[acronym] ?? [],
  };
}

/** The names of the organizations in the order of A/77/277. */
export const englishOrder = rows.map(([, , en]) => en);

/** Facts of a consolidated report for tests and for looking at: 23 organizations, in no order at all. */
export const consolidatedFacts = (): ConsolidatedFacts => ({ from: '2020-09-11', asOf: '2022-08-01', nextReportOn: '2024-08-01', cooperation: rows.map(cooperation).reverse() });

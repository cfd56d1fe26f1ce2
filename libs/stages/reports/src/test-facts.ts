import type { Acceptance, ImplementationStatus, Level, RecordState, ReportDress } from '@suivi/contract';
import type { Language, LocalizedText } from '@suivi/kernel';
import type { CommitmentRecord } from './commitment-record.js';
import type { Kin } from './lineage.js';
import type { OrganizationFacts, ReportFacts, UpdateFacts } from './progress-report.js';

/** The sixth UN–CARICOM general meeting, in our own words, as it might stand on the day the seventh opened. */
const organizations: OrganizationFacts[] = [
  { id: 1, acronym: 'DPA', sortKey: 'political affairs', name: { en: 'Department of Political Affairs', zh: '政治事务部', ar: 'إدارة الشؤون السياسية' } },
  { id: 2, acronym: 'CARICOM', sortKey: 'caribbean community', name: { en: 'CARICOM Secretariat', zh: '加共体秘书处', ar: 'أمانة الجماعة الكاريبية' } },
  { id: 3, acronym: 'UNDP', sortKey: 'development programme', name: { en: 'United Nations Development Programme', zh: '联合国开发计划署', ar: 'برنامج الأمم المتحدة الإنمائي' } },
  { id: 4, acronym: 'FAO', sortKey: 'food and agriculture', name: { en: 'Food and Agriculture Organization of the United Nations', zh: '联合国粮食及农业组织', ar: 'منظمة الأمم المتحدة للأغذية والزراعة' } },
  { id: 5, acronym: 'CDEMA', sortKey: 'disaster emergency', name: { en: 'Caribbean Disaster Emergency Management Agency', zh: '加勒比灾害应急管理局', ar: 'الوكالة الكاريبية لإدارة حالات الطوارئ' } },
  { id: 6, acronym: 'PAHO', sortKey: 'pan american health', name: { en: 'Pan American Health Organization', zh: '泛美卫生组织', ar: 'منظمة الصحة للبلدان الأمريكية' } },
  { id: 7, acronym: 'UNODC', sortKey: 'drugs and crime', name: { en: 'United Nations Office on Drugs and Crime', zh: '联合国毒品和犯罪问题办公室', ar: 'مكتب الأمم المتحدة المعني بالمخدرات والجريمة' } },
  { id: 8, acronym: 'ITU', sortKey: 'telecommunication', name: { en: 'International Telecommunication Union', zh: '国际电信联盟', ar: 'الاتحاد الدولي للاتصالات' } },
];

const areas: { id: number; name: LocalizedText }[] = [
  { id: 1, name: { en: 'Climate change, sustainable development and disaster management', zh: '气候变化、可持续发展和灾害管理', ar: 'تغير المناخ والتنمية المستدامة وإدارة الكوارث' } },
  { id: 2, name: { en: 'Regional security', zh: '区域安全', ar: 'الأمن الإقليمي' } },
  { id: 3, name: { en: 'Food security and food safety', zh: '粮食安全和食品安全', ar: 'الأمن الغذائي وسلامة الأغذية' } },
  { id: 4, name: { en: 'Human development', zh: '人类发展', ar: 'التنمية البشرية' } },
  { id: 5, name: { en: 'Information and communication technologies for development', zh: '信息和通信技术促进发展', ar: 'تكنولوجيا المعلومات والاتصالات لأغراض التنمية' } },
];

const wordings: { en: string; zh: string; ar: string }[] = [
  { en: 'The two desks will follow up the specific commitments of the general meetings in place of the Regional Strategic Framework;', zh: '两个联络部门将跟踪各次大会的具体承诺，以取代区域战略框架；', ar: 'تتولى الجهتان المعنيتان متابعة الالتزامات المحددة للاجتماعات العامة بدلاً من الإطار الاستراتيجي الإقليمي؛' },
  { en: 'Open a dialogue on a better mechanism of coordination between the two secretariats;', zh: '就改善两个秘书处之间的协调机制展开对话；', ar: 'فتح حوار بشأن آلية أفضل للتنسيق بين الأمانتين؛' },
  { en: 'Map the vulnerability of coastal settlements to the rise of the sea level, and share the maps with all member States', zh: '绘制沿海居民点易受海平面上升影响程度图，并与所有成员国共享', ar: 'رسم خرائط لقابلية تأثر المستوطنات الساحلية بارتفاع مستوى سطح البحر وإتاحتها لجميع الدول الأعضاء' },
  { en: 'Bring the regional early warning systems for hurricanes and floods onto one set of procedures', zh: '使区域飓风和洪水预警系统采用同一套程序', ar: 'توحيد إجراءات نظم الإنذار المبكر الإقليمية بالأعاصير والفيضانات' },
  { en: 'Hold a joint exercise on disaster response each year', zh: '每年举行一次联合救灾演练', ar: 'إجراء تمرين مشترك سنوي على الاستجابة للكوارث' },
  { en: 'Draw up a regional plan against trafficking in small arms, with benefits that can be measured', zh: '制定成效可衡量的打击贩运小武器区域计划', ar: 'وضع خطة إقليمية لمكافحة الاتجار بالأسلحة الصغيرة تكون فوائدها قابلة للقياس' },
  { en: 'Train forensic laboratories of six States', zh: '培训六个国家的法医实验室', ar: 'تدريب مختبرات الطب الشرعي في ست دول' },
  { en: 'Agree on common standards of food safety for regional trade', zh: '商定区域贸易食品安全共同标准', ar: 'الاتفاق على معايير مشتركة لسلامة الأغذية في التجارة الإقليمية' },
  { en: 'Support school gardens as a source of school meals in rural districts', zh: '支持农村地区以校园菜地作为学校供餐来源', ar: 'دعم الحدائق المدرسية بوصفها مصدراً للوجبات المدرسية في المناطق الريفية' },
  { en: 'Extend the regional programme against non-communicable diseases to young people', zh: '将区域非传染性疾病防治方案扩大到青年', ar: 'توسيع نطاق البرنامج الإقليمي لمكافحة الأمراض غير المعدية ليشمل الشباب' },
  { en: 'Engage early with each other to establish ways forward before resolutions of common interest are tabled', zh: '在提交共同关心的决议草案之前及早接触，确定前进方向', ar: 'التواصل المبكر لتحديد سبل المضي قدماً قبل طرح القرارات ذات الاهتمام المشترك' },
  { en: 'Hold the seventh general meeting in New York in 2013', zh: '2013 年在纽约举行第七次大会', ar: 'عقد الاجتماع العام السابع في نيويورك في عام 2013' },
];

interface Sketch {
  label: string;
  area: number | null;
  lead: number;
  contributing?: number[];
  declared: ImplementationStatus;
  verified?: ImplementationStatus;
  state?: RecordState;
  deadline?: string;
  precision?: CommitmentRecord['deadlinePrecision'];
  atMeeting?: number;
  level?: Level;
  acceptance?: Acceptance;
  reason?: string;
  successor?: number;
  from?: number;
}
const sketches: Sketch[] = [
  { label: '6', area: null, lead: 1, contributing: [2], declared: 'implemented', state: 'closed' },
  { label: '6 (a)', area: null, lead: 1, contributing: [2], declared: 'in-progress', state: 'carried-over', deadline: '2013-07-22', atMeeting: 7, successor: 101, from: 91 },
  { label: '7 (b)', area: 1, lead: 3, contributing: [5], declared: 'in-progress', deadline: '2013-06-30', precision: 'quarter', level: 'regional' },
  { label: '7 (b)', area: 1, lead: 5, contributing: [3], declared: 'implemented', verified: 'in-progress', deadline: '2013-12-31', precision: 'year', level: 'regional' },
  { label: '7 (b)', area: 1, lead: 5, declared: 'implemented', state: 'closed', level: 'national' },
  { label: '7 (d)', area: 2, lead: 7, contributing: [2, 3], declared: 'not-started', deadline: '2012-11-15', level: 'regional', acceptance: 'accepted-in-part' },
  { label: '7 (d)', area: 2, lead: 7, declared: 'discontinued', state: 'closed', deadline: '2012-06-30', precision: 'month', reason: 'The donor withdrew; four of the six laboratories were equipped by another programme' },
  { label: '7 (e)', area: 3, lead: 4, contributing: [2, 6], declared: 'in-progress', deadline: '2013-08-10' },
  { label: '7 (e)', area: 3, lead: 4, declared: 'overtaken-by-events', state: 'closed', reason: 'National programmes took the gardens over in 2012' },
  { label: '7 (f)', area: 4, lead: 6, declared: 'implemented', state: 'closed', deadline: '2013-03-31', precision: 'quarter' },
  { label: '9', area: null, lead: 1, contributing: [2, 3, 4, 5, 6, 7, 8], declared: 'not-started', state: 'merged', successor: 2 },
  { label: '10', area: null, lead: 1, contributing: [2], declared: 'implemented', state: 'closed', deadline: '2013-07-22', atMeeting: 7 },
];

const update = (index: number, organizationId: number, rest: Pick<UpdateFacts, 'status' | 'narrative' | 'on'> & { evidence?: string }): UpdateFacts => ({ evidence: null, ...rest, commitmentId: index, organizationId });
const updates: UpdateFacts[] = [
  update(1, 1, { status: 'implemented', on: '2012-02-20', narrative: 'The specific commitments replaced the framework as the yardstick from January 2012. Each is entered with its paragraph, and both desks read the same register.' }),
  update(2, 1, { status: 'in-progress', on: '2012-05-14', narrative: 'Two rounds of talks were held, in February and April 2012; a paper with three options for a standing mechanism was circulated', evidence: 'https://example.org/options-paper' }),
  update(2, 2, { status: 'in-progress', on: '2013-06-03', narrative: 'The Secretariat prefers the second option and proposes to put it before the seventh general meeting.' }),
  update(3, 3, { status: 'in-progress', on: '2012-09-30', narrative: 'Maps of nine of the fifteen member States are finished and were handed over to the national planning offices.\nThe remaining six wait for aerial pictures.' }),
  update(4, 5, { status: 'implemented', on: '2013-05-21', narrative: 'All participating States have signed the common procedures; the first season under them began in June 2013.' }),
  update(5, 5, { status: 'implemented', on: '2013-01-18', narrative: 'Exercises took place in April 2012 and in January 2013, with eleven States and four agencies.' }),
  update(7, 7, { status: 'discontinued', on: '2012-08-02', narrative: 'The project was closed after its donor withdrew.' }),
  update(8, 4, { status: 'in-progress', on: '2013-07-01', narrative: 'Drafts of standards for fish, poultry and fresh produce were discussed by the chief veterinary officers; fish and poultry are agreed.' }),
  update(9, 4, { status: 'overtaken-by-events', on: '2012-10-11', narrative: 'Five Governments have put school gardens on their own budgets; no regional project is needed.' }),
  update(10, 6, { status: 'implemented', on: '2013-02-28', narrative: 'The programme now reaches 140 secondary schools.', evidence: 'PAHO/NCD/2013/4' }),
];

const wordingOf = (index: number, language: Language): string => {
  const wording = wordings[index];
  if (!wording) return '';
  return language === 'zh' || language === 'ar' ? wording[language] : wording.en;
};

const projectsOf: Record<number, CommitmentRecord['project']> = {
  2: { name: 'Coastal atlas', benefit: 'Planning offices decide on building permits with maps of flood risk at hand', unit: 'States mapped', target: 15, achieved: 9 },
  9: { name: 'Healthy schools', benefit: 'Pupils get one balanced meal and one hour of exercise a day', unit: 'schools', target: 120, achieved: 140 },
};

const plain = { state: 'open', deadline: null, precision: null, atMeeting: null, level: null, acceptance: 'accepted', reason: null, successor: null, from: null } as const;

function record(sketch: Sketch, index: number, language: Language): CommitmentRecord {
  const wording = wordingOf(index, language);
  const full = { ...plain, verified: sketch.declared, contributing: [] as number[], ...(sketch.deadline ? { precision: 'day' as const } : {}), ...sketch };
  return {
    id: index + 1, meetingId: 6, reference: `UN-CARICOM-6/${String(index + 1).padStart(2, '0')}`, paragraphLabel: full.label, quote: wording, title: wording,
    thematicAreaId: full.area, level: full.level, acceptance: full.acceptance, declaredStatus: full.declared, verifiedStatus: full.verified, recordState: full.state,
    deadlineText: null, deadlineOn: full.deadline, deadlinePrecision: full.precision, deadlineMeetingId: full.atMeeting,
    objectiveId: full.area === null ? 1 : 2, project: projectsOf[index] ?? null,
    closedReason: full.reason, carriedFromId: full.from, succeededById: full.successor,
    owners: [{ organizationId: full.lead, part: 'lead' }, ...full.contributing.map((organizationId) => ({ organizationId, part: 'contributing' as const }))],
  };
}

/** Facts for tests and for looking at: twelve commitments, worded in English, Chinese or Arabic. */
export const sampleFacts = (language: Language = 'en'): ReportFacts => ({
  kind: 'final',
  asOf: '2013-07-22',
  partnership: { name: { en: 'United Nations – Caribbean Community (CARICOM)', zh: '联合国－加勒比共同体(加共体)', ar: 'الأمم المتحدة – الجماعة الكاريبية' }, dueSoonDays: 30 },
  series: { name: { en: 'General meetings of the United Nations system and the Caribbean Community', zh: '联合国系统和加勒比共同体代表大会', ar: 'الاجتماعات العامة لمنظومة الأمم المتحدة والجماعة الكاريبية' } },
  meeting: { id: 6, ordinal: 6, startsOn: '2011-07-28', endsOn: '2011-07-29', precision: 'day', place: { zh: '乔治敦', ar: 'جورجتاون' }[language as 'zh' | 'ar'] ?? 'Georgetown' },
  nextMeeting: { id: 7, ordinal: 7, startsOn: '2013-07-22', endsOn: '2013-07-23', precision: 'day', place: { zh: '纽约', ar: 'نيويورك' }[language as 'zh' | 'ar'] ?? 'New York' },
  documents: [{ title: { zh: '第六次大会联合声明', ar: 'البيان المشترك للاجتماع العام السادس' }[language as 'zh' | 'ar'] ?? 'Joint statement of the sixth general meeting', symbol: null, language: language === 'zh' || language === 'ar' ? language : 'en', adoptedOn: '2011-07-29' }],
  areas,
  organizations,
  meetingOrdinals: new Map([[6, 6], [7, 7]]),
  objectives: [{ id: 1, name: { en: 'Better governance, transparency and accountability', zh: '改善治理、透明度和问责', ar: 'تحسين الحوكمة والشفافية والمساءلة' } }, { id: 2, name: { en: 'Regional economic integration, growth and development', zh: '区域经济一体化、增长和发展', ar: 'التكامل الاقتصادي الإقليمي والنمو والتنمية' } }],
  deadlines: [
    { commitmentId: 3, on: '2012-12-03', cause: 'extension', from: { on: '2012-12-31', precision: 'year' }, to: { on: '2013-06-30', precision: 'quarter' }, reason: 'Aerial pictures of six member States are late.' },
    { commitmentId: 2, on: '2013-02-11', cause: 'meeting', from: { on: '2013-06-30', precision: 'quarter' }, to: { on: '2013-07-22', precision: 'day' }, reason: null },
  ],
  kin: new Map([
    ...sketches.map((of, i): [number, Kin] => [
      i + 1, { reference: `UN-CARICOM-6/${String(i + 1).padStart(2, '0')}`, meetingOrdinal: 6, recordState: of.state ?? 'open', carriedFromId: of.from ?? null, succeededById: of.successor ?? null },
    ]),
    [91, { reference: 'UN-CARICOM-5/04', meetingOrdinal: 5, recordState: 'carried-over', carriedFromId: null, succeededById: 2 }],
    [101, { reference: 'UN-CARICOM-7/01', meetingOrdinal: 7, recordState: 'open', carriedFromId: 2, succeededById: null }],
  ]),
  commitments: sketches.map((sketch, index) => record(sketch, index, language)),
  updates,
});

/** The dress of a document of the General Assembly, with an introduction in two languages, observations in one, and figures of a report before. */
export const sampleDress = (): ReportDress => ({
  masthead: { symbol: 'A/68/201', distribution: 'general', date: '2013-07-22', originalLanguage: 'en', session: 68, agendaItem: '122 (e)' },
  breakdown: 'area',
  order: 'english',
  narratives: [
    { key: 'introduction', language: 'en', text: 'Both desks met in May 2013 and agreed on the present text.\n\nThey thank the focal points of all entities for their answers.' },
    { key: 'introduction', language: 'fr', text: 'Les deux bureaux se sont réunis en mai 2013 et sont convenus du présent texte.\n\nIls remercient de leurs réponses les points de contact de toutes les entités.' },
    { key: 'introduction', language: 'ar', text: 'اجتمع المكتبان في أيار/مايو 2013 واتفقا على هذا النص.' },
    { key: 'area:1', language: 'en', text: 'Work on climate and disasters moved ahead of the other areas.' },
    { key: 'commitment:UN-CARICOM-6/02', language: 'en', text: 'The seventh general meeting may wish to choose one of the three options.' },
    { key: 'observations', language: 'en', text: 'What was promised with a date was kept more often than what was not.' },
    { key: 'recommendations', language: 'en', text: 'It is recommended that every commitment bear a date.\n\nIt is recommended that the desks meet twice a year.' },
  ],
  previous: { total: 12, byStatus: { 'not-started': 5, 'in-progress': 6, implemented: 1, 'overtaken-by-events': 0, discontinued: 0 }, open: 11, overdue: 1, dueSoon: 0, carriedOver: 0, withoutUpdate: 7 },
});

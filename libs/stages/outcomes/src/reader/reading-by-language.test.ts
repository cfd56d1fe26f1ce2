import { describe, expect, it } from '@jest/globals';
import { readOutcomeDocument, type ReadingLanguage } from './index.js';

interface Paragraph {
  text: string;
  actors?: string;
  deadline?: string;
  date?: string;
}

interface Sample {
  binds: Paragraph[];
  tells: string[];
}

// Our own sentences, in the manner of the documents; none comes from a real one.
const SAMPLES: Record<ReadingLanguage, Sample> = {
  en: {
    binds: [
      { text: '4. Requests the Executive Director to prepare a costed plan for the regional laboratories and to submit it to the Board at its eleventh session;', actors: 'Executive Director', deadline: 'at its eleventh session' },
      { text: 'The Ministers agreed to set up a joint technical team on river basins no later than 31 March 2027.', actors: 'The Ministers', deadline: 'no later than 31 March 2027', date: '2027-03-31' },
      { text: 'We commit to doubling the number of weather stations by the end of 2028.', deadline: 'by the end of 2028', date: '2028-12-31' },
      { text: 'Both sides will exchange lists of focal points within 60 days.', actors: 'Both sides', deadline: 'within 60 days' },
      { text: 'The Council noted the findings of the review, and invited the secretariat to convene an expert workshop in October 2026.', actors: 'the secretariat', date: '2026-10-31' },
      { text: 'Each Party shall designate a competent authority and notify the depositary thereof.', actors: 'Each Party' },
      { text: 'It was decided that the next general meeting would be held in Nairobi in June 2027.', date: '2027-06-30' },
      { text: 'Recalling its earlier conclusions, the Committee recommends that the State party adopt a national plan as soon as possible.', deadline: 'as soon as possible' },
      { text: 'The participating agencies undertake to share their data annually.', actors: 'participating agencies', deadline: 'annually' },
      { text: 'Heads of delegation called on development partners to replenish the fund before 1 July 2027.', actors: 'development partners', date: '2027-07-01' },
      { text: '9. Further decides to review the implementation of the present resolution every two years;', deadline: 'every two years' },
    ],
    tells: [
      '2. Takes note with appreciation of the report on the regional laboratories;',
      'The Ministers welcomed the growth of trade and recalled the commitments made in 2015.',
      'They agreed that fisheries were of great importance to the islands.',
      'The Parties may establish additional working groups.',
      'Recognizing that the Fund requested additional resources in 2019,',
      'The secretariat is implementing the programme adopted in 2018 in cooperation with the internationally agreed partners.',
      'No commitment was made at this stage.',
      'The report recommends that the office be closed.',
    ],
  },
  zh: {
    binds: [
      { text: '4. 请执行主任编写区域实验室费用计划，并向执行局第十一届会议提交；', actors: '执行主任', deadline: '第十一届会议' },
      { text: '双方同意在2027年3月31日前成立流域问题联合技术小组。', actors: '双方', deadline: '2027年3月31日前', date: '2027-03-31' },
      { text: '我们承诺到2028年底将气象站数量增加一倍。', deadline: '2028年底', date: '2028-12-31' },
      { text: '双方将尽快交换联络人名单。', actors: '双方', deadline: '尽快' },
      { text: '理事会注意到审查结果，并邀请秘书处于2026年10月召开专家研讨会。', actors: '秘书处', date: '2026-10-31' },
      { text: '会议商定，下届大会将于2027年6月在内罗毕举行。', date: '2027-06-30' },
      { text: '委员会建议缔约国尽快通过国家计划。', deadline: '尽快' },
      { text: '各参与机构承诺每年分享数据。', actors: '各参与机构', deadline: '每年' },
      { text: '中方愿同有关国家扩大农业合作。', actors: '中方' },
      { text: '9. 还决定每两年审查本决议的执行情况；', deadline: '每两年' },
    ],
    tells: [
      '2. 赞赏地注意到关于区域实验室的报告；',
      '部长们欢迎贸易增长，并回顾2015年作出的各项承诺。',
      '双方认为，渔业对各岛屿十分重要。',
      '认识到该基金在2019年的要求，',
      '秘书处正在执行国际商定的方案。',
      '这一愿景反映了各国的意愿。',
    ],
  },
  fr: {
    binds: [
      { text: "4. Prie la Directrice exécutive d'établir un plan chiffré pour les laboratoires régionaux et de le présenter au Conseil d'administration à sa onzième session ;", actors: 'Directrice exécutive', deadline: 'à sa onzième session' },
      { text: "Les ministres sont convenus de créer une équipe technique conjointe sur les bassins fluviaux au plus tard le 31 mars 2027.", actors: 'Les ministres', deadline: 'au plus tard le 31 mars 2027', date: '2027-03-31' },
      { text: "Nous nous engageons à doubler le nombre de stations météorologiques d'ici à la fin de 2028.", deadline: "d'ici à la fin de 2028", date: '2028-12-31' },
      { text: 'Les deux parties échangeront des listes de points focaux dans un délai de 60 jours.', actors: 'Les deux parties', deadline: 'dans un délai de 60 jours' },
      { text: 'Le Conseil a pris note des conclusions de l’examen et a invité le secrétariat à organiser un atelier en octobre 2026.', actors: 'le secrétariat', date: '2026-10-31' },
      { text: 'Il a été décidé que la prochaine réunion générale se tiendrait à Nairobi en juin 2027.', date: '2027-06-30' },
      { text: "Le Comité recommande à l'État partie d'adopter dès que possible un plan national.", deadline: 'dès que possible' },
      { text: 'Les organismes participants s’engagent à partager leurs données chaque année.', actors: 'Les organismes participants', deadline: 'chaque année' },
      { text: 'Les chefs de délégation ont appelé les partenaires de développement à reconstituer le fonds avant le 1er juillet 2027.', actors: 'les partenaires de développement', date: '2027-07-01' },
      { text: "9. Décide en outre d'examiner l'application de la présente résolution tous les deux ans ;", deadline: 'tous les deux ans' },
      { text: "Le Sommet invite instamment les États membres à ratifier l'accord.", actors: 'les États membres' },
    ],
    tells: [
      '2. Prend note avec satisfaction du rapport sur les laboratoires régionaux ;',
      'Les ministres se sont félicités de la croissance des échanges et ont rappelé les engagements pris en 2015.',
      'Ils sont convenus que la pêche était très importante pour les îles.',
      'Les Parties peuvent créer d’autres groupes de travail.',
      'Considérant que le Fonds a demandé des ressources supplémentaires en 2019,',
      'Il convient de rappeler que le secrétariat exécute le programme.',
      'Le rapport recommande la fermeture du bureau.',
    ],
  },
  es: {
    binds: [
      { text: '4. Solicita a la Directora Ejecutiva que prepare un plan con costos para los laboratorios regionales y lo presente a la Junta en su undécimo período de sesiones;', actors: 'Directora Ejecutiva', deadline: 'en su undécimo período de sesiones' },
      { text: 'Los Ministros acordaron crear un equipo técnico conjunto sobre cuencas fluviales a más tardar el 31 de marzo de 2027.', actors: 'Los Ministros', deadline: 'a más tardar el 31 de marzo de 2027', date: '2027-03-31' },
      { text: 'Nos comprometemos a duplicar el número de estaciones meteorológicas antes de fines de 2028.', deadline: 'antes de fines de 2028', date: '2028-12-31' },
      { text: 'Ambas partes intercambiarán listas de puntos focales en un plazo de 60 días.', actors: 'Ambas partes', deadline: 'en un plazo de 60 días' },
      { text: 'El Consejo tomó nota de las conclusiones del examen e invitó a la secretaría a convocar un taller en octubre de 2026.', actors: 'secretaría', date: '2026-10-31' },
      { text: 'Se decidió que la próxima reunión general se celebraría en Nairobi en junio de 2027.', date: '2027-06-30' },
      { text: 'El Comité recomienda que el Estado parte apruebe un plan nacional lo antes posible.', deadline: 'lo antes posible' },
      { text: 'Los organismos participantes se comprometen a compartir sus datos anualmente.', actors: 'Los organismos participantes', deadline: 'anualmente' },
      { text: 'Los Jefes de Delegación instaron a los asociados para el desarrollo a que repusieran el fondo antes del 1 de julio de 2027.', actors: 'los asociados para el desarrollo', date: '2027-07-01' },
      { text: '9. Decide además examinar la aplicación de la presente resolución cada dos años;', deadline: 'cada dos años' },
      { text: 'Hacemos un llamado a los países donantes para que aumenten su apoyo.', actors: 'los países donantes' },
    ],
    tells: [
      '2. Toma nota con aprecio del informe sobre los laboratorios regionales;',
      'Los Ministros acogieron con beneplácito el crecimiento del comercio y recordaron los compromisos asumidos en 2015.',
      'Coincidieron en que la pesca era de gran importancia para las islas.',
      'Las Partes podrán crear otros grupos de trabajo.',
      'Reconociendo que el Fondo solicitó recursos adicionales en 2019,',
      'La secretaría ejecuta el programa de acuerdo con su mandato.',
      'El informe recomienda el cierre de la oficina.',
    ],
  },
  ru: {
    binds: [
      { text: '4. просит Директора-исполнителя подготовить смету для региональных лабораторий и представить ее Совету на его одиннадцатой сессии;', actors: 'Директора-исполнителя', deadline: 'на его одиннадцатой сессии' },
      { text: 'Министры договорились создать совместную техническую группу по речным бассейнам не позднее 31 марта 2027 года.', actors: 'Министры', deadline: 'не позднее 31 марта 2027 года', date: '2027-03-31' },
      { text: 'Мы обязуемся удвоить число метеостанций до конца 2028 года.', deadline: 'до конца 2028 года', date: '2028-12-31' },
      { text: 'Стороны обменяются списками координаторов в течение 60 дней.', actors: 'Стороны', deadline: 'в течение 60 дней' },
      { text: 'Совет принял к сведению выводы обзора и предложил секретариату провести семинар в октябре 2026 года.', actors: 'секретариату', date: '2026-10-31' },
      { text: 'Было решено, что следующее общее совещание состоится в Найроби в июне 2027 года.', date: '2027-06-30' },
      { text: 'Комитет рекомендует государству-участнику как можно скорее принять национальный план.', deadline: 'как можно скорее' },
      { text: 'Участвующие учреждения обязуются ежегодно обмениваться данными.', actors: 'Участвующие учреждения', deadline: 'ежегодно' },
      { text: 'Главы делегаций призвали партнеров по развитию пополнить фонд до 1 июля 2027 года.', actors: 'партнеров по развитию', date: '2027-07-01' },
      { text: '9. постановляет далее рассматривать ход осуществления настоящей резолюции раз в два года;', deadline: 'раз в два года' },
      { text: 'Комитет отмечает прогресс в этой области и настоятельно призывает государства увеличить финансирование.', actors: 'государства' },
    ],
    tells: [
      '2. с удовлетворением отмечает доклад о региональных лабораториях;',
      'Министры приветствовали рост торговли и напомнили об обязательствах, принятых в 2015 году.',
      'Они согласились с тем, что рыболовство имеет большое значение для островов.',
      'Стороны могут создавать другие рабочие группы.',
      'признавая, что Фонд запросил дополнительные ресурсы в 2019 году,',
      'Секретариат осуществляет программу в соответствии с согласованными целями.',
      'В докладе рекомендуется закрыть отделение, и это мнение вызвало споры.',
    ],
  },
  ar: {
    binds: [
      { text: '4 - تطلب إلى المديرة التنفيذية أن تعد خطة محددة التكاليف للمختبرات الإقليمية وأن تقدمها إلى المجلس في دورته الحادية عشرة؛', actors: 'المديرة التنفيذية', deadline: 'في دورته الحادية عشرة' },
      { text: 'واتفق الوزراء على إنشاء فريق تقني مشترك معني بأحواض الأنهار في موعد أقصاه 31 آذار/مارس 2027.', actors: 'الوزراء', deadline: 'في موعد أقصاه 31 آذار/مارس 2027', date: '2027-03-31' },
      { text: 'ونتعهد بمضاعفة عدد محطات الأرصاد الجوية بحلول نهاية عام 2028.', deadline: 'بحلول نهاية عام 2028', date: '2028-12-31' },
      { text: 'وسيتبادل الطرفان قوائم بجهات التنسيق في غضون 60 يوما.', actors: 'الطرفان', deadline: 'في غضون 60 يوما' },
      { text: 'وأحاط المجلس علما بنتائج الاستعراض ودعا الأمانة إلى عقد حلقة عمل في تشرين الأول/أكتوبر 2026.', actors: 'الأمانة', date: '2026-10-31' },
      { text: 'وتقرر أن يعقد الاجتماع العام المقبل في نيروبي في حزيران/يونيه 2027.', date: '2027-06-30' },
      { text: 'توصي اللجنة بأن تعتمد الدولة الطرف خطة وطنية في أقرب وقت ممكن.', deadline: 'في أقرب وقت ممكن' },
      { text: 'وتلتزم الوكالات المشاركة بتبادل بياناتها سنويا.', actors: 'الوكالات المشاركة', deadline: 'سنويا' },
      { text: 'وحث رؤساء الوفود الشركاء في التنمية على تجديد موارد الصندوق قبل 1 تموز/يوليه 2027.', date: '2027-07-01' },
      { text: '٩ - تقرر كذلك استعراض تنفيذ هذا القرار كل سنتين؛', deadline: 'كل سنتين' },
    ],
    tells: [
      '2 - تحيط علما مع التقدير بالتقرير عن المختبرات الإقليمية؛',
      'ورحب الوزراء بنمو التجارة وأشاروا إلى الالتزامات التي قطعت في عام 2015.',
      'وأكد الجانبان أن مصائد الأسماك مهمة للجزر.',
      'ويجوز للأطراف أن تنشئ أفرقة عاملة أخرى.',
      'وإذ تدرك أن الصندوق طلب موارد إضافية في عام 2019،',
      'وتواصل الأمانة تنفيذ البرنامج وفقا للأهداف المتفق عليها.',
    ],
  },
};

const squashed = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

describe.each(Object.keys(SAMPLES) as ReadingLanguage[])('reading %s', (language) => {
  it.each(SAMPLES[language].binds)('proposes "$text"', ({ text, actors, deadline, date }) => {
    const { proposals } = readOutcomeDocument(text, { language });
    expect(proposals.length).toBeGreaterThanOrEqual(1);
    if (actors) expect(proposals.flatMap((each) => each.actors).map(squashed).join('|')).toContain(squashed(actors));
    if (deadline) expect(proposals.map((each) => squashed(each.deadline?.text ?? '')).join('|')).toContain(squashed(deadline));
    if (date) expect(proposals.map((each) => each.deadline?.date)).toContain(date);
  });

  it.each(SAMPLES[language].tells)('leaves "%s" alone', (text) => {
    expect(readOutcomeDocument(text, { language }).proposals).toEqual([]);
  });

  it('recognizes its own language', () => {
    const whole = SAMPLES[language].binds.map(({ text }) => text).join('\n');
    expect(readOutcomeDocument(whole, { language: 'auto' }).language).toBe(language);
  });
});

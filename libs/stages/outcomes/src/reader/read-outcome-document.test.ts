import { describe, expect, it } from '@jest/globals';
import { readOutcomeDocument } from './index.js';

const COMMUNIQUE = ` Letter dated 3 March 2026 from the Permanent Representative of Atlantis
 to the United Nations addressed to the Secretary-General

       I have the honour to transmit herewith the communiqué adopted at the
fourth meeting of the Ministers of Water of the Basin Community (see annex). I
request you to circulate the present letter and its annex as a document.

                                                   (Signed) J. Doe

Annex

       Communiqué of the fourth meeting of the Ministers of Water
       of the Basin Community

       Port Azure, 26 and 27 February 2026

1.     The fourth meeting of the Ministers of Water of the Basin Community was held
in Port Azure on 26 and 27 February 2026. It was co-chaired by Mr. Alan Reed,
Minister of Water of Atlantis, and Ms. Rosa Lima.

2.     The Ministers took note of the report of the secretariat on the implementation
of the decisions of the third meeting, and expressed their appreciation to the
partners.

3.     The Ministers stressed that drought remained the gravest threat to the basin.
They agreed:

       (a)  To establish a basin-wide early warning system by December 2027;

       (b)  To harmonize their national monitoring standards no later than the fifth
2
                                                                        BC/2026/7

meeting of Ministers;

4.     The Ministers instructed the secretariat to circulate a draft protocol within
three months and requested the Development Bank to mobilize resources.

5.     It was noted that the Fund would be audited in 2026. The Fund may finance
additional studies.

6.     The fifth meeting will be held in Lemuria in March 2028.
`;

describe('a communiqué under a letter', () => {
  const reading = readOutcomeDocument(COMMUNIQUE, { language: 'auto' });

  it('proposes nothing from the letter that transmits it', () => {
    const annex = COMMUNIQUE.indexOf('Annex\n');
    expect(reading.proposals.filter((proposal) => proposal.start < annex)).toEqual([]);
  });

  it('proposes each point under a lead-in, with the owner of the lead-in', () => {
    const items = reading.proposals.filter((proposal) => proposal.paragraph.startsWith('3 ('));
    expect(items.map((item) => item.paragraph)).toEqual(['3 (a)', '3 (b)']);
    expect(items[0]?.actors).toContain('The Ministers');
    expect(items[0]?.deadline).toEqual({ text: 'by December 2027', date: '2027-12-31', precision: 'month', type: 'date' });
    expect(items[1]?.deadline).toMatchObject({ type: 'meeting', meetingOrdinal: 5 });
  });

  it('leaves page furniture out of the text for people, and in the exact quote', () => {
    const item = reading.proposals.find((proposal) => proposal.paragraph === '3 (b)');
    expect(item?.text).toBe('To harmonize their national monitoring standards no later than the fifth meeting of Ministers');
    expect(item?.quote).toContain('BC/2026/7');
  });

  it('gives each of two verbs in one sentence its own owner and deadline', () => {
    const both = reading.proposals.filter((proposal) => proposal.paragraph === '4');
    expect(both.map((each) => each.actors)).toEqual([['the secretariat'], ['the Development Bank']]);
    expect(both.map((each) => each.deadline?.date ?? null)).toEqual(['2026-05-27', null]);
  });

  it('knows the meeting and the next one', () => {
    expect(reading.facts).toMatchObject({ date: '2026-02-27', place: 'Port Azure', meetingOrdinal: 4 });
    expect(reading.facts.nextMeeting).toEqual({ ordinal: 5, date: '2028-03-31', place: 'Lemuria', paragraph: '6' });
  });

  it('proposes nothing from what was noted or may be done', () => {
    expect(reading.proposals.map((proposal) => proposal.paragraph)).not.toEqual(expect.arrayContaining(['1', '2', '5']));
  });
});

describe('a resolution', () => {
  const text = [
    'The Governing Board,', 'Recalling its decision 3/9, in which it requested the secretariat to prepare a programme,', 'Noting with concern the limited funding,',
    '1. Adopts the programme of work;', '2. Requests the secretariat:', '(a) To organize two workshops before its fifth meeting;', '(b) To report to the Board at its sixth meeting;',
    '3. Emphasizes that laboratories should have stable funding;', '4. Also decides to hold its fifth meeting from 4 to 8 October 2027 in Bern.',
  ].join('\n');
  const reading = readOutcomeDocument(text, { language: 'en' });

  it('labels paragraphs as they are cited', () => {
    expect(reading.paragraphs.map(({ label, parent }) => [label, parent])).toEqual([
      ['preamble 1', null], ['preamble 2', null], ['preamble 3', null], ['1', null], ['2', null], ['2 (a)', '2'], ['2 (b)', '2'], ['3', null], ['4', null],
    ]);
  });

  it('lets the items speak where the lead-in only names who is asked', () => {
    expect(reading.proposals.map((proposal) => proposal.paragraph)).toEqual(['1', '2 (a)', '2 (b)', '4']);
    expect(reading.proposals[1]?.actors).toEqual(['the secretariat']);
  });

  it('credits what names nobody to the body that decides', () => {
    expect(reading.facts.body).toBe('The Governing Board');
    expect(reading.proposals[0]?.actors).toEqual(['The Governing Board']);
    expect(reading.proposals[3]).toMatchObject({ kind: 'next-meeting', deadline: { date: '2027-10-08', precision: 'day' } });
  });
});

describe('a list that a later sentence adopts', () => {
  it('proposes the items, not the report that recommended them', () => {
    const text = '4. 工作组的最后报告建议：(a) 秘书处每年公布数据；(b) 就新的资料中心展开讨论。第三次大会通过了这两项建议。';
    const { proposals } = readOutcomeDocument(text, { language: 'zh' });
    expect(proposals.map(({ paragraph, rule }) => [paragraph, rule])).toEqual(expect.arrayContaining([['4 (a)', 'zh.adopted-item'], ['4 (b)', 'zh.adopted-item']]));
  });
});

describe('layouts', () => {
  it('joins hard-wrapped Chinese lines with a blank line between each two', () => {
    const text = [' 第四次大会联合声明 ', '1. 会议听取了秘书处关于各国在过去两年里所做工作的介绍，并对参与工作的所有', '伙伴表示感谢。 ', '2. 会议商定，第五次大会将于 2027 年在日内瓦举行，届时将审查本声明的执行情', '况。 ', '3. 与会者强调各国之间继续保持对话与合作的重要性，并注意到已经取得的各项进', '展。 '].join('\n\n');
    const { paragraphs, proposals } = readOutcomeDocument(text, { language: 'zh' });
    expect(paragraphs.map(({ label }) => label)).toEqual(['heading 1', '1', '2', '3']);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({ paragraph: '2', kind: 'next-meeting', deadline: { date: '2027-12-31', precision: 'year' } });
  });

  it('reads each document between === lines by itself', () => {
    const text = '=== A/1 ===\n3. Requests the Director to report in 2027;\n\n=== A/2 ===\n3. Prie le Directeur de faire rapport en 2028 ;';
    const { proposals } = readOutcomeDocument(text, { language: 'auto' });
    expect(proposals.map(({ paragraph, rule }) => [paragraph, rule])).toEqual([['A/1 3', 'en.request'], ['A/2 3', 'fr.request']]);
  });

  it('reads Arabic-Indic paragraph numbers', () => {
    const { paragraphs } = readOutcomeDocument('١٢ - تطلب إلى الأمين العام أن يقدم تقريرا؛', { language: 'ar' });
    expect(paragraphs[0]?.label).toBe('12');
  });

  it('reads bullets under a lead-in that names who acts', () => {
    const text = "Les ministres :\n- ont décidé de créer un fonds commun en 2027 ;\n- ont souligné l'importance du dialogue ;";
    const { proposals } = readOutcomeDocument(text, { language: 'fr' });
    expect(proposals).toHaveLength(1);
    expect(proposals[0]?.actors).toEqual(['Les ministres']);
  });

  it('counts places in code points', () => {
    const text = '😀 1. 𠮷\nThe Parties shall meet annually.';
    const [proposal] = readOutcomeDocument(text, { language: 'en' }).proposals;
    expect(Array.from(text).slice(proposal?.start, proposal?.end).join('')).toBe(proposal?.quote);
  });
});

describe('deadlines', () => {
  const deadlineOf = (text: string, adoptedOn?: string) => readOutcomeDocument(text, { language: 'en', ...(adoptedOn ? { adoptedOn } : {}) }).proposals[0]?.deadline ?? null;

  it.each([
    ['The Parties shall report no later than 30 June 2027.', '2027-06-30', 'day'],
    ['The Parties shall report by the end of February 2028.', '2028-02-29', 'month'],
    ['The Parties shall report in the first quarter of 2027.', '2027-03-31', 'quarter'],
    ['The Parties shall report by 2030.', '2030-12-31', 'year'],
  ])('resolves "%s" to the last day of the period', (text, date, precision) => {
    expect(deadlineOf(text)).toMatchObject({ date, precision });
  });

  it('counts a stretch of time from the day of adoption', () => {
    expect(deadlineOf('The Parties shall report within six months.', '2026-08-31')).toMatchObject({ date: '2027-02-28', type: 'relative' });
    expect(deadlineOf('The Parties shall report within six months.')).toMatchObject({ date: null, type: 'relative' });
  });

  it('takes no year that belongs to a name', () => {
    expect(deadlineOf('The Parties shall implement the Convention of 1988.')).toBeNull();
  });
});

describe('a document without commitments', () => {
  it('yields none', () => {
    const text = ['1. The seminar was held in May 2024 and was attended by 40 experts.', '2. Participants discussed the state of research and thanked the hosts.', '3. They noted that commitments made in 2019 had been fulfilled.', '4. The decision of the previous session was recalled.'].join('\n');
    expect(readOutcomeDocument(text, { language: 'en' }).proposals).toEqual([]);
  });
});

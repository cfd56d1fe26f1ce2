/** The six languages that outcome documents come in. */
export type ReadingLanguage = 'en' | 'fr' | 'es' | 'zh' | 'ar' | 'ru';

/** How to read: the language (detected per document when 'auto') and the day of adoption, ISO, that relative deadlines count from. */
export interface ReadingOptions {
  language: ReadingLanguage | 'auto';
  adoptedOn?: string;
}

/** A stretch of the given text, in code points, end excluded. */
export interface Place {
  start: number;
  end: number;
}

/** A citable unit: its label as cited, the label it hangs under, and its text without hard breaks and page furniture. */
export interface ReadParagraph extends Place {
  label: string;
  parent: string | null;
  text: string;
}

/** How exactly a date is known; the ISO date is always the last day of the period. */
export type DatePrecision = 'day' | 'month' | 'quarter' | 'year';

/** What a deadline hangs on: a calendar date, a stretch of time, a meeting, the adoption of the document, a rhythm, or only a manner ("as soon as possible"). */
export type DeadlineType = 'date' | 'period' | 'meeting' | 'relative' | 'recurring' | 'vague';

/** A deadline as written, with the ISO date it resolves to, if it does. */
export interface ReadDeadline {
  text: string;
  date: string | null;
  precision: DatePrecision | null;
  type: DeadlineType;
  meetingOrdinal?: number;
}

/** What a proposed commitment is. */
export type ProposalKind = 'decision' | 'commitment' | 'request' | 'recommendation' | 'next-meeting';

/** A passage proposed as a commitment; `quote` is the exact slice of the given text, `rule` says which rule fired. */
export interface ReadProposal extends Place {
  paragraph: string;
  quote: string;
  text: string;
  kind: ProposalKind;
  actors: string[];
  deadline: ReadDeadline | null;
  rule: string;
  confidence: number;
}

/** The meeting that a document fixes for the next time. */
export interface NextMeeting {
  ordinal: number | null;
  date: string | null;
  place: string | null;
  paragraph: string;
}

/** What the document says of itself; null where it does not say. */
export interface DocumentFacts {
  title: string | null;
  symbol: string | null;
  date: string | null;
  place: string | null;
  meetingOrdinal: number | null;
  coChairs: string[] | null;
  body: string | null;
  nextMeeting: NextMeeting | null;
}

/** All that was read from one text. */
export interface DocumentReading {
  language: ReadingLanguage;
  facts: DocumentFacts;
  paragraphs: ReadParagraph[];
  proposals: ReadProposal[];
}

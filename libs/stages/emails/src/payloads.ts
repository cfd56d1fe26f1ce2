import type { ImplementationStatus, ReportDocumentKind } from '@suivi/contract';
import type { Language, LocalDate, LocalizedText, Precision } from '@suivi/kernel';

/** What a mail is about: one entity's part in one commitment, in the words of the register. */
export interface About {
  commitmentId: number;
  organizationId: number;
  reference: string;
  title: string;
}

/** A deadline as it is said. */
export interface SaidDay {
  on: LocalDate;
  precision: Precision;
}

/** What each mail that answers a person's own act is written from. */
export interface MailPayloads {
  /** A coordinator's question on an update, on its way back to who sent it. */
  'update-returned': About & { submittedOn: LocalDate; note: string };
  /** `deadline` is the new one where more time was granted, null where it was declined. */
  'extension-decided': About & { askedOn: LocalDate; deadline: SaidDay | null; note: string | null };
  /** To who named a colleague. */
  'handover-decided': About & { colleague: string; confirmed: boolean; note: string | null };
  /** To the colleague. */
  'handed-over': About & { by: string; entity: LocalizedText; quote: string; deadline: SaidDay | null };
  /** The desk asks directly where things stand; `by` is null where no person of the directory does. Of each thing, when it was asked about `before`. */
  nudge: { by: { name: string; personId?: number } | null; note: string | null; items: readonly (About & { entity: LocalizedText; quote: string; deadline: SaidDay | null; before: string | null })[] };
  /** To the head of an entity: an answer that is to be cleared, all that it says. */
  clearance: About & { author: string; entity: LocalizedText; status: ImplementationStatus; narrative: string; results: string | null; obstacles: string | null; evidence: string | null };
  /** To who wrote it. */
  'clearance-refused': About & { by: string; writtenOn: LocalDate; note: string };
  /** What awaits a person whose links no longer hold. */
  'fresh-links': { items: readonly (About & { entity: LocalizedText; deadline: SaidDay | null })[] };
  /** A draft of a report that is to be read and commented on. */
  'report-circulated': { reportId: number; kind: ReportDocumentKind; meetingOrdinal: number | null; by: string; note: string | null; commentsBy: LocalDate | null };
}

/** A kind of mail that answers a person's own act. */
export type AnsweringKind = keyof MailPayloads;

/** What its writer knows of the reader, and where the reader acts. */
export interface Reader {
  name: string;
  language: Language;
  linkFor: (about: About) => string;
  /** A page of the product, which asks who comes to sign in. */
  pageAt: (path: string) => string;
}

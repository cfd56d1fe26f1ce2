import type { Acceptance, ExtensionState, HandoverState, ImplementationStatus, MailState, RecordState, ScheduleStatus, UpdateState } from '@suivi/contract';
import {
  IconAlertTriangle, IconArrowRampRight, IconBan, IconCalendarOff, IconCheck, IconCircleCheck, IconCircleDashed, IconCircleHalf2, IconClock,
  IconCornerDownRight, IconGitMerge, IconHourglass, IconLock, IconLockOpen, IconMessageReply, IconReplace, type Icon,
} from './icons.js';
import { useLanguage } from './language.js';
import { Tag, type Tone } from './tag.js';

type Look = readonly [Tone, Icon];

const schedules: Record<ScheduleStatus, Look> = {
  overdue: ['bad', IconAlertTriangle], 'due-soon': ['warn', IconClock], 'on-track': ['good', IconCheck], 'no-deadline': ['neutral', IconCalendarOff],
};
const implementations: Record<ImplementationStatus, Look> = {
  'not-started': ['neutral', IconCircleDashed], 'in-progress': ['info', IconCircleHalf2], implemented: ['good', IconCircleCheck],
  'overtaken-by-events': ['neutral', IconArrowRampRight], discontinued: ['neutral', IconBan],
};
const records: Record<RecordState, Look> = {
  open: ['info', IconLockOpen], closed: ['neutral', IconLock], 'carried-over': ['neutral', IconCornerDownRight], superseded: ['neutral', IconReplace], merged: ['neutral', IconGitMerge],
};
const updateLooks: Record<UpdateState, Look> = { 'awaiting-clearance': ['neutral', IconHourglass], 'sent-back': ['neutral', IconMessageReply], submitted: ['warn', IconHourglass], accepted: ['good', IconCheck], returned: ['neutral', IconMessageReply] };

/** Whether the deadline is kept; a record that is not open says that instead. */
export function ScheduleTag({ status, recordState }: { status: ScheduleStatus | null; recordState: RecordState }) {
  const { t } = useLanguage();
  if (status === null) return <RecordTag state={recordState} />;
  const [tone, icon] = schedules[status];
  return <Tag tone={tone} icon={icon}>{t(`scheduleStatus.${status}`)}</Tag>;
}

/** How far the work is. */
export function ImplementationTag({ status, plain = false }: { status: ImplementationStatus; plain?: boolean }) {
  const { t } = useLanguage();
  const [tone, icon] = implementations[status];
  return <Tag tone={tone} icon={icon} plain={plain}>{t(`implementationStatus.${status}`)}</Tag>;
}

/** What became of the record. */
export function RecordTag({ state }: { state: RecordState }) {
  const { t } = useLanguage();
  const [tone, icon] = records[state];
  return <Tag tone={tone} icon={icon}>{t(`recordState.${state}`)}</Tag>;
}

/** Where an update stands with the coordinator. */
export function UpdateTag({ state }: { state: UpdateState }) {
  const { t } = useLanguage();
  const [tone, icon] = updateLooks[state];
  return <Tag tone={tone} icon={icon}>{t(`updateState.${state}`)}</Tag>;
}

const requests: Record<ExtensionState | HandoverState, Look> = {
  pending: ['warn', IconHourglass], granted: ['good', IconCheck], confirmed: ['good', IconCheck], declined: ['neutral', IconBan], withdrawn: ['neutral', IconArrowRampRight],
};

/** What became of a request for more time. */
export function ExtensionTag({ state }: { state: ExtensionState }) {
  const { t } = useLanguage();
  const [tone, icon] = requests[state];
  return <Tag tone={tone} icon={icon}>{t(`extensionState.${state}`)}</Tag>;
}

/** What became of a proposal that a colleague answer. */
export function HandoverTag({ state }: { state: HandoverState }) {
  const { t } = useLanguage();
  const [tone, icon] = requests[state];
  return <Tag tone={tone} icon={icon}>{t(`handoverState.${state}`)}</Tag>;
}

/** Whether the entities accept the commitment, apart from how far it is. */
export function AcceptanceTag({ acceptance }: { acceptance: Acceptance }) {
  const { t } = useLanguage();
  return <Tag plain>{t(`acceptance.${acceptance}`)}</Tag>;
}

const mails: Record<MailState, Look> = {
  due: ['neutral', IconHourglass], sending: ['info', IconClock], sent: ['good', IconCheck], bounced: ['bad', IconAlertTriangle], failed: ['bad', IconAlertTriangle], dropped: ['neutral', IconBan],
};

/** What became of a mail. */
export function MailStateTag({ state }: { state: MailState }) {
  const { t } = useLanguage();
  const [tone, icon] = mails[state];
  return <Tag tone={tone} icon={icon}>{t(`mailState.${state}`)}</Tag>;
}

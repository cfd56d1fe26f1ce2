import { Fieldset, Textarea, TextInput } from '@mantine/core';
import { formatNumber } from '@suivi/i18n';
import { useLanguage } from '../../ui/language.js';
import css from './commitment.module.css';
import type { Project } from './commitments.js';
import { isProject, type ProjectWish } from './edit-wish.js';
import { Aside, Fact } from './side-facts.js';

/** Further than anybody counts benefits. */
const most = 1e12;

/** The fields of a concrete project: what it is, what changes for whom, and how much of it is reached. */
export function ProjectFields({ project, onChange }: { project: ProjectWish; onChange: (project: ProjectWish) => void }) {
  const { t } = useLanguage();
  const isSaid = isProject(project);
  const put = (change: Partial<ProjectWish>) => onChange({ ...project, ...change });
  return (
    <Fieldset legend={t('desk.project')} className={css.project}>
      <p className={css.quiet}>{t('desk.project.hint')}</p>
      <TextInput label={t('desk.project.name')} required={isSaid} maxLength={300} dir="auto" value={project.name} onChange={(event) => put({ name: event.currentTarget.value })} />
      <Textarea label={t('desk.project.benefit')} description={t('desk.project.benefit-hint')} required={isSaid} maxLength={2000} autosize minRows={1} maxRows={6} dir="auto" value={project.benefit} onChange={(event) => put({ benefit: event.currentTarget.value })} />
      <div className={css.measure}>
        <TextInput label={t('desk.project.unit')} maxLength={80} dir="auto" value={project.unit} onChange={(event) => put({ unit: event.currentTarget.value })} />
        {(['target', 'achieved'] as const).map((name) => <TextInput key={name} type="number" step="any" min={-most} max={most} label={t(`desk.project.${name}`)} value={project[name]} onChange={(event) => put({ [name]: event.currentTarget.value })} />)}
      </div>
    </Fieldset>
  );
}

/** Says a project in a few lines. */
export function useProjectInWords(): (project: Project | null) => string {
  const { t, language } = useLanguage();
  return (project) => {
    if (project === null) return t('desk.edit.none');
    const count = (name: 'target' | 'achieved'): string => (project[name] == null ? '' : `${t(`desk.project.${name}`)}: ${formatNumber(project[name], language)}`);
    return [project.name, project.benefit, project.unit ?? '', count('target'), count('achieved')].filter(Boolean).join('\n');
  };
}

/** The concrete project under a commitment. */
export function ProjectAside({ project }: { project: Project }) {
  const { t, language } = useLanguage();
  const counted = (n: number | null | undefined): string | null => (n == null ? null : [formatNumber(n, language), project.unit].filter(Boolean).join(' '));
  const [target, achieved] = [counted(project.target), counted(project.achieved)];
  return (
    <Aside title={t('desk.project')}>
      <dl className={css.facts}>
        <Fact name={t('desk.project.name')}><span dir="auto">{project.name}</span></Fact>
        <Fact name={t('desk.project.benefit')}><span className={css.lines} dir="auto">{project.benefit}</span></Fact>
        {target && <Fact name={t('desk.project.target')}><bdi>{target}</bdi></Fact>}
        {achieved && <Fact name={t('desk.project.achieved')}><bdi>{achieved}</bdi></Fact>}
      </dl>
    </Aside>
  );
}

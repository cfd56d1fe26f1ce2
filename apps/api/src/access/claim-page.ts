import { message, type MessageKey } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';
import { withCommand } from './sign-in-pages.js';

/** What the page of a one-time link shows. */
export interface ClaimShown {
  /** Whoever of the directory may be meant. */
  people: readonly { id: number; name: string; email: string }[];
  /** True where somebody took the installation over before. */
  again: boolean;
  typed?: { personId: string; name: string; address: string };
  error?: 'claim.error.name' | 'signIn.error.address';
}

/** Asks who becomes administrator: somebody of the directory, or a name and a mail address. Opening it changes nothing. */
export function claimForm(language: Language, { people, again, typed = { personId: '', name: '', address: '' }, error }: ClaimShown): string {
  const say = (key: MessageKey): string => escapeHtml(message(language, key));
  const option = ({ id, name, email }: ClaimShown['people'][number]): string => `<option value="${id}"${typed.personId === String(id) ? ' selected' : ''}>${escapeHtml(`${name} <${email}>`)}</option>`;
  const choice = people.length === 0 ? '' : `<div class="q-block"><label class="q" for="personId">${say('claim.person')}</label><select id="personId" name="personId"><option value="">${say('claim.person.new')}</option>${people.map(option).join('')}</select></div>`;
  const field = (name: 'name' | 'address', type: string, complete: string): string => {
    const wrong = error === (name === 'name' ? 'claim.error.name' : 'signIn.error.address');
    return `<div class="q-block"><label class="q" for="${name}">${say(`claim.${name}`)}</label>${people.length > 0 ? `<p class="soft" id="${name}-hint">${say('claim.hint')}</p>` : ''}<input type="${type}" id="${name}" name="${name}" value="${escapeHtml(typed[name])}" autocomplete="${complete}"${people.length > 0 ? ` aria-describedby="${name}-hint"` : ''}${wrong ? ' aria-invalid="true"' : ''}></div>`;
  };
  const title = message(language, 'claim.title');
  const alert = error ? `<div role="alert"><p class="bad">${say(error)}</p></div>` : '';
  return plainPage({
    language, title,
    body: `<h1>${escapeHtml(title)}</h1><p>${say(again ? 'claim.again' : 'claim.lead')}</p>${alert}<form method="post" accept-charset="utf-8" novalidate>${choice}${field('name', 'text', 'name')}${field('address', 'email', 'email')}<button>${say('claim.send')}</button></form>`,
  });
}

/** A one-time link that does not count, or does not count any more. */
export const claimInvalid = (language: Language): string => {
  const title = message(language, 'claim.invalid.title');
  return plainPage({ language, title, body: `<h1>${escapeHtml(title)}</h1><p>${withCommand(language, 'claim.invalid.text')}</p>` });
};

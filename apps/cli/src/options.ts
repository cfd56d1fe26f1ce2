import { isLanguage, isLocalDate, type Language, languages } from '@suivi/kernel';
import { InvalidArgumentError } from 'commander';

/** A day as an option's value. */
export function day(value: string): string {
  if (!isLocalDate(value)) throw new InvalidArgumentError('Give an existing day as YYYY-MM-DD.');
  return value;
}

/** A whole number of 1 or more as an option's value. */
export function ordinal(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('Give a whole number from 1 to 999.');
  return Number(value);
}

/** One of the six languages. */
export function language(value: string): Language {
  if (!isLanguage(value)) throw new InvalidArgumentError(`Give one of ${languages.join(', ')}.`);
  return value;
}

/** One of the six languages, or `auto`. */
export const languageOrAuto = (value: string): Language | 'auto' => {
  if (value !== 'auto' && !isLanguage(value)) throw new InvalidArgumentError(`Give one of ${languages.join(', ')}, auto.`);
  return value;
};

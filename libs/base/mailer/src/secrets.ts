/** What must not be repeated of an address with a password: the password as it stands and as protocols write it. */
export function secretsIn(url: string): string[] {
  const password = decodeURIComponent(new URL(url).password);
  const user = decodeURIComponent(new URL(url).username);
  const forms = [password, Buffer.from(password).toString('base64'), Buffer.from(`\0${user}\0${password}`).toString('base64')];
  return password === '' ? [] : forms;
}

/** A text with the secrets cut out of it. */
export const without = (text: string, secrets: readonly string[]): string => secrets.reduce((words, secret) => words.replaceAll(secret, '***'), text);

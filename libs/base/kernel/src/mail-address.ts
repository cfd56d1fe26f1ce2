// One address and nothing else: no white space, no control character, no quotes, nothing that separates or groups addresses.
// eslint-disable-next-line no-control-regex -- control characters are what is refused here
const single = /^[^\s\u0000-\u001f\u007f<>()[\]\\,;:"@]{1,64}@[^\s\u0000-\u001f\u007f<>()[\]\\,;:"@]{1,253}$/u;

/** Tells whether a text is exactly one mail address, safe to put on the wire. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && single.test(text);

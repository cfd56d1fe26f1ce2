/** The enhanced status code (RFC 3463) in a server's words, such as '5.1.1'. */
export const statusIn = (words: string): string | undefined => /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(words)?.[1];

/** Bad mailbox, bad or dead domain, moved, disabled. Not: a sender that is refused (5.1.7, 5.1.8), a full mailbox, size, content, policy. */
const aboutAddress = /^5\.(1\.([0-69]|10)|2\.1|4\.4)$/;

/** Tells whether a permanent status says that the address itself is no good: only then is a person's contact lost. */
export const isAboutAddress = (status: string): boolean => aboutAddress.test(status);

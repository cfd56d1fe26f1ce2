import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { typefaceFolders } from './typefaces.js';

/** A document as Typst laid it out. */
export type Laid = NonNullable<ReturnType<NodeCompiler['compile']>['result']>;

let compiler: NodeCompiler | undefined;

/** One for the process: reading the typefaces takes longer than setting a report. */
function theCompiler(): NodeCompiler {
  const { always, chinese } = typefaceFolders();
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [...always, ...chinese] }] });
  return compiler;
}

/** What is written from a document that a program of Typst sets from its inputs. Throws where it cannot be set. */
export function setByTypst<T>(program: string, inputs: Record<string, string>, write: (typst: NodeCompiler, laid: Laid) => T): T {
  const typst = theCompiler();
  const compiled = typst.compile({ mainFileContent: program, inputs, resetRead: true });
  if (compiled.result === null) {
    const failure = compiled.takeError();
    throw new Error(`the report could not be set: ${JSON.stringify(failure?.shortDiagnostics ?? null).slice(0, 2000)}`);
  }
  try {
    return write(typst, compiled.result);
  } finally {
    typst.evictCache(0);
  }
}

import { fileURLToPath } from 'node:url';
import { dieWithParent } from '../../../sql/embedded/die-with-parent.ts';
import { readFonts } from './fonts.ts';
import type { FromSetter, Order } from './protocol.ts';

/**
 * Sets documents for the process that forked it, one after the other. It is given no secret and no database; templates read
 * nothing outside of their folder, and what is set in them comes as data. What it uses up is bounded from outside, by killing it.
 */
const say = (message: FromSetter): void => void (process.connected && process.send?.(message));

const WORKSPACE = fileURLToPath(new URL('../templates', import.meta.url));
/** Parts of documents that the compiler remembers are given up when so many others came after them. */
const REMEMBERED = 5;

const open = async () => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: readFonts() }] });
};
type Compiler = Awaited<ReturnType<typeof open>>;

const faultOf = (compiler: Compiler, error: NonNullable<ReturnType<Compiler['compile']>['takeError']>) => {
  const taken = error();
  return taken === null ? 'nothing was set' : JSON.stringify(compiler.fetchDiagnostics(taken)).slice(0, 2000);
};

type Document = NonNullable<ReturnType<Compiler['compile']>['result']>;

/** For readers of every kind (PDF/UA-1); letters that no font of ours has may not stand in such a one, and it is a plain one then. */
const pdfOf = (compiler: Compiler, document: Document, at: number): Buffer => {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: at });
  } catch {
    return compiler.pdf(document, { creationTimestamp: at });
  }
};

const make = (compiler: Compiler, { number, template, data, at }: Order): FromSetter => {
  const set = compiler.compile({
    mainFilePath: `${WORKSPACE}/${template}.typ`,
    inputs: { data },
  });
  const document = set.result;
  if (!document) return { kind: 'failed', number, why: faultOf(compiler, () => set.takeError()) };
  const pdf = pdfOf(compiler, document, at);
  compiler.evictCache(REMEMBERED);
  return { kind: 'made', number, pdf: pdf.toString('base64'), pages: document.numOfPages };
};

dieWithParent(async () => undefined);
// It lives by what it is told.
process.channel?.ref();
// Ctrl-C reaches the whole group; who forked it says when to end.
process.on('SIGINT', () => undefined);

try {
  const compiler = await open();
  process.on('message', (order: Order) => {
    try {
      say(make(compiler, order));
    } catch (error) {
      say({ kind: 'failed', number: order.number, why: String(error) });
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'unavailable', why: String(error) });
}

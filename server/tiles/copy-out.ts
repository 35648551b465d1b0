import type pg from 'pg';

/** What of the driver's connection is needed here. */
type Connection = { query: (text: string) => void };

/**
 * A COPY whose whole answer is gathered, for the driver's own queue of queries: answers of tiles are small, and streams
 * (pg-copy-streams) take longer to set up than PostgreSQL to answer. The driver reuses the memory of its chunks, so that they
 * are copied at once.
 */
class CopyOut implements pg.Submittable {
  readonly text: string;
  readonly #resolve: (bytes: Buffer) => void;
  readonly #reject: (error: Error) => void;
  #bytes = Buffer.allocUnsafe(16_384);
  #length = 0;

  constructor(text: string, resolve: (bytes: Buffer) => void, reject: (error: Error) => void) {
    this.text = text;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: unknown): void {
    (connection as Connection).query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(length * 2);
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    chunk.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#bytes.subarray(0, this.#length));
  }
}

/** What `copy (...) to stdout` sends. It takes no parameters. */
export const copyOut = (client: pg.PoolClient, text: string): Promise<Buffer> =>
  new Promise((resolve, reject) => void client.query(new CopyOut(text, resolve, reject)));

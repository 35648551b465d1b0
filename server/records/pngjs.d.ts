/** The part of pngjs that is used; it brings no types. */
declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number });
    width: number;
    height: number;
    data: Buffer;
    static sync: { read: (file: Buffer) => PNG; write: (png: PNG) => Buffer };
  }
}

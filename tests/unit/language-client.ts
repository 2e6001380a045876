import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** Speaks to a language server as an editor does: over its standard input and output, with the settings of the project. */

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

export type Finding = { readonly message: string; readonly range: { readonly start: { readonly line: number } } };

export type Proposal = { readonly label: string; readonly documentation?: unknown };

export class LanguageClient {
  readonly #server: ChildProcess;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #findings = new Map<string, readonly Finding[]>();
  readonly #settings: Readonly<Record<string, unknown>>;
  #read: Buffer = Buffer.alloc(0);
  #next = 1;

  constructor(command: string, args: readonly string[], settings: Readonly<Record<string, unknown>>) {
    this.#settings = settings;
    this.#server = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#server.stdout?.on('data', (data: Buffer) => this.#take(data));
  }

  /** Greets the server for a project folder. */
  async open(root: string, initializationOptions: unknown = {}): Promise<void> {
    const rootUri = pathToFileURL(root).href;
    await this.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'handbook' }],
      initializationOptions,
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          publishDiagnostics: {},
        },
        workspace: { configuration: true, workspaceFolders: true },
      },
    });
    this.notify('initialized', {});
    this.notify('workspace/didChangeConfiguration', { settings: this.#settings });
  }

  /** Opens a text in the editor, whatever is on the disk, and returns its address. */
  edit(file: string, languageId: string, text: string): string {
    const uri = pathToFileURL(file).href;
    this.#findings.delete(uri);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  /** Returns what the server finds in a text, once it has something to say. */
  async findings(uri: string, isEnough: (found: readonly Finding[]) => boolean): Promise<readonly Finding[]> {
    for (let tries = 0; tries < 300; tries++) {
      const found = this.#findings.get(uri);
      if (found && isEnough(found)) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return this.#findings.get(uri) ?? [];
  }

  /** Returns what the server offers at a place, counted from 0. */
  async complete(uri: string, line: number, character: number): Promise<readonly Proposal[]> {
    const result = await this.request('textDocument/completion', {
      textDocument: { uri },
      position: { line, character },
    });
    const list = (result as { items?: readonly Proposal[] } | readonly Proposal[] | null) ?? [];
    return 'items' in list ? (list.items ?? []) : (list as readonly Proposal[]);
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  close(): void {
    // What the server still asks has nobody to answer it, and an answer under way finds the door closed.
    this.#server.stdout?.removeAllListeners('data');
    this.#server.stdin?.on('error', () => {});
    this.#server.kill();
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #take(data: Buffer): void {
    this.#read = Buffer.concat([this.#read, data]);
    for (;;) {
      const end = this.#read.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#read.subarray(0, end).toString())?.[1]);
      if (this.#read.length < end + 4 + length) return;
      const message: Message = JSON.parse(this.#read.subarray(end + 4, end + 4 + length).toString());
      this.#read = this.#read.subarray(end + 4 + length);
      this.#hear(message);
    }
  }

  #hear({ id, method, params, ...rest }: Message): void {
    if (method === undefined && id !== undefined) {
      this.#waiting.get(id)?.(rest);
      this.#waiting.delete(id);
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Finding[] };
      this.#findings.set(uri, diagnostics);
    } else if (method === 'workspace/configuration' && id !== undefined) {
      const { items } = params as { items: readonly { section?: string }[] };
      this.#send({ id, result: items.map(({ section = '' }) => this.#settings[section] ?? {}) });
    } else if (id !== undefined) this.#send({ id, result: null });
  }
}

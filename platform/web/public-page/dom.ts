/** 元素 · A few elements by hand: the voting page must open on any phone, and quickly. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Part = Node | string | null;

export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...parts: readonly Part[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : String(value));
  element.append(...parts.filter((part): part is Node | string => part !== null));
  return element;
}

/** 按钮 · Says that it works while it does, and cannot be pressed twice. */
export function button(label: string, run: () => Promise<void> | void, kind = ''): HTMLButtonElement {
  const element = make('button', { type: 'button', class: `pub-button${kind}` }, label);
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') === 'true') return;
    element.setAttribute('aria-disabled', 'true');
    void Promise.resolve(run()).finally(() => element.removeAttribute('aria-disabled'));
  });
  return element;
}

export interface Refused { readonly code: string; readonly title: string; readonly advice: string }
export type Sent<Output> = { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly problem: Refused | null };

/** 调用 · One operation as nobody in particular. @returns problem null when nothing was answered */
export async function call<Output>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Sent<Output>> {
  try {
    const response = await fetch(path, {
      method, headers: { accept: 'application/json', 'accept-language': document.documentElement.lang, ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json() as unknown;
    return response.ok ? { ok: true, output: answer as Output } : { ok: false, problem: answer as Refused };
  } catch {
    return { ok: false, problem: null };
  }
}

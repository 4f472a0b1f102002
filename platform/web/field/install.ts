/** 安装 · The browser offers once, at a moment of its own; the app keeps the offer until the person looks for it. */

interface InstallPrompt extends Event { prompt(): Promise<unknown> }

const listeners = new Set<(prompt: InstallPrompt | null) => void>();

export const installPrompt: { current: InstallPrompt | null; watch(listener: (prompt: InstallPrompt | null) => void): () => void } = {
  current: null,
  watch(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function set(prompt: InstallPrompt | null): void {
  installPrompt.current = prompt;
  for (const listener of listeners) listener(prompt);
}

/** 留住安装提议 · Called once at the start. */
export function keepInstallPrompt(): void {
  window.addEventListener('beforeinstallprompt', (event) => { event.preventDefault(); set(event as InstallPrompt); });
  window.addEventListener('appinstalled', () => set(null));
}

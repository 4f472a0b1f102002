/* 复制 · Buttons that copy a code or the address of the page, and one that prints it; they stay hidden without a script. */
for (const part of document.querySelectorAll('[data-copies]')) {
  const field = part.querySelector('[data-copy-field]');
  const status = part.querySelector('[role="status"]');
  /* Without a secure address the clipboard is not offered; the old way copies what is selected. */
  const copy = async (text) => {
    if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
    const box = document.createElement('textarea');
    box.value = text;
    box.className = 'pub-hp';
    field.append(box);
    box.select();
    const done = document.execCommand('copy');
    box.remove();
    if (!done) throw new Error('not copied');
  };
  for (const button of part.querySelectorAll('button')) {
    button.addEventListener('click', async () => {
      const { copy: text, copyAddress, print } = button.dataset;
      if (print !== undefined) return window.print();
      try {
        await copy(text ?? new URL(copyAddress, location.href).href);
        status.textContent = part.dataset.done;
      } catch {
        status.textContent = part.dataset.failed;
      }
      button.focus();
    });
  }
  field.hidden = false;
}

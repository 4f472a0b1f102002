/** 标签页标题 · Names the browser tab in the reader's language; the last one that asks wins. */
import { useEffect } from 'react';
import { useText } from '../i18n.ts';

const product = { zh: '联创', en: 'Lianchuang' };

/** 标签页标题 */
export function usePageTitle(title: string): void {
  const name = useText()(product);
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
}

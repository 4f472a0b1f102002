import { describe, expect, it } from 'vitest';
import { html, pathWith } from './html.ts';

describe('the template of public pages', () => {
  it('escapes every text that was not made by itself, in content and in attributes', () => {
    const evil = '"><script>alert(1)</script>\'&';
    expect(html`<p title="${evil}">${evil}</p>`.text)
      .toBe('<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;</p>');
  });

  it('keeps pieces of its own, joins lists and drops what is not there', () => {
    expect(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${null}${undefined}${false}</ul>`.text).toBe('<ul><li>1</li><li>2</li></ul>');
    expect(html`${0}`.text).toBe('0');
  });

  it('writes addresses with their query encoded', () => {
    expect(pathWith('/a', { q: '广场 & 市场', page: undefined })).toBe('/a?q=%E5%B9%BF%E5%9C%BA%20%26%20%E5%B8%82%E5%9C%BA');
  });
});

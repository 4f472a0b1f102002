import { describe, expect, it } from 'vitest';
import { nameOfField } from './list-name.ts';

describe('the list under a field', () => {
  it('is called as the field is: by its own name, else its label, else what stands in it', () => {
    const labels = [{ textContent: '对象\n  必填' }];
    expect(nameOfField({ ariaLabel: '称号 1', labels, placeholder: '搜索' })).toBe('称号 1');
    expect(nameOfField({ ariaLabel: null, labels, placeholder: '搜索' })).toBe('对象 必填');
    expect(nameOfField({ ariaLabel: ' ', labels: [], placeholder: '搜索' })).toBe('搜索');
    expect(nameOfField({ ariaLabel: null, labels: null, placeholder: '' })).toBe('');
  });
});

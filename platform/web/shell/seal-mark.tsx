/** 印章 · The mark of the product: 联创 as a carved seal, the one place where vermilion is decoration. */
export function SealMark({ size = 34 }: { readonly size?: number }) {
  return (
    <svg className="lc-seal" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d="M6 2.5c9-.9 27-1 36.4-.2 2.2.2 3.2 1.3 3.3 3.5.6 9.3.5 27 .1 36.2-.1 2.4-1.1 3.5-3.5 3.6-9.5.6-27.2.5-36.3 0-2.3-.1-3.4-1.2-3.5-3.4C1.9 33 2 14.9 2.6 5.9 2.8 3.8 3.9 2.7 6 2.5z" fill="var(--seal)" />
      <path d="M6.3 6.1h35.5v36H6.3z" fill="none" stroke="var(--on-seal)" strokeWidth="1.3" opacity="0.85" />
      <text x="24" y="22.6" textAnchor="middle" fontSize="16.5" fontWeight="700" fill="var(--on-seal)" fontFamily="var(--font-title)">联</text>
      <text x="24" y="39.4" textAnchor="middle" fontSize="16.5" fontWeight="700" fill="var(--on-seal)" fontFamily="var(--font-title)">创</text>
    </svg>
  );
}

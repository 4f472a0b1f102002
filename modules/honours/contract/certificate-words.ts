import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 证书用语 · The same on the page and in the document. */
export const certificateWords = {
  heading: word('荣誉证书', 'Certificate of Honour'), blank: word('＿＿＿＿＿＿＿＿', '______________________'), greeting: word('{label}：', '{label}'),
  body: word('　　经研究决定，授予“{title}”称号。', 'has been awarded the title “{title}”.'), grade: word('评定为{grade}。', 'Grade: {grade}.'), stars: word('{n} 星', '{n} {n:star|stars}'),
  number: word('编号', 'No.'), document: word('依据', 'By'), until: word('有效期至', 'Valid until'), check: word('扫码核验真伪和现状', 'Scan to check that it is genuine and in force'),
} as const;

/** 公文语言 · The language of the fixed wording; the layout is the same. */
export type DocumentLanguage = 'zh' | 'en';

/** 表格列 · One column of a table in a document. */
export interface DocumentColumn {
  readonly header: string;
  /** Figures are set `right` so that their digits stand below each other. */
  readonly align: 'left' | 'center' | 'right';
  /** Share of the table's width relative to the other columns. */
  readonly widthShare: number;
}

/** 正文段落块 · What the body of a document is made of. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly title?: string;
      readonly columns: readonly DocumentColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  /** 口径注 · Small print on where a figure comes from: basis, period, date of data. */
  | { readonly kind: 'figureNote'; readonly text: string };

/** 附件 · Named in the document; with a body it is set on pages of its own behind it. */
export interface Attachment {
  readonly title: string;
  readonly body?: readonly Block[];
}

/**
 * 公文 · A document in the form of GB/T 9704-2012, with everything printed on it as text.
 * @source GB/T 9704-2012, clause 7
 */
export interface OfficialDocument {
  readonly language: DocumentLanguage;
  /** 发文机关标志, in red across the top. */
  readonly issuer: string;
  /** 发文字号, such as `X创城办〔2026〕12号`; a draft may have none yet. */
  readonly documentNumber: string | null;
  /** 份号, six digits. */
  readonly copyNumber?: string;
  /** 密级和保密期限. */
  readonly secrecy?: string;
  /** 紧急程度. */
  readonly urgency?: string;
  /** A line break in the title is kept; a title without one is broken between words. */
  readonly title: string;
  /** 主送机关. */
  readonly addressees: readonly string[];
  readonly body: readonly Block[];
  readonly attachments?: readonly Attachment[];
  /** 发文机关署名. */
  readonly signature: string;
  /** 成文日期. @unit `YYYY-MM-DD` */
  readonly date: string;
  /** 抄送机关. */
  readonly copyTo?: readonly string[];
  /** 印发机关. */
  readonly printedBy?: string;
  /** 印发日期. @unit `YYYY-MM-DD` */
  readonly printedOn?: string;
  /** Sets a pale watermark behind every page. */
  readonly draft?: boolean;
  /** A line on top of every page, such as `演示数据`, that keeps a demonstration from passing as a real document. */
  readonly syntheticMark?: string;
}

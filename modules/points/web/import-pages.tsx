/** 导入记分、导入规则条目 */
import type { InputOf } from '#platform/contract/index.ts';
import type { ImportAnswer } from '#platform/contract/tasks.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader, ProblemAlert, Skeleton } from '#platform/web/ui/index.ts';
import { deedImportTemplate, exportRules, importDeeds, importRules, readRuleBook, ruleImportTemplate } from '../contract/index.ts';
import { cycleMessages } from './cycle-messages.ts';
import { pointsMessages } from './messages.ts';

export function ImportDeedsPage() {
  return (
    <TableImportPage
      title={{ zh: '导入记分', en: 'Import deeds' }} operation={importDeeds} template={deedImportTemplate} invalidates={['points']} list={{ to: '/deeds', text: { zh: '记分', en: 'Deeds' } }}
      notes={[
        { zh: '户写“户编号”（户卡上的号）或“户名”；同名的再写所在区域。', en: 'A household by the number on its card or by its name; where names are the same, with the place.' },
        { zh: '积分项写规则编码或名称，按发生那天生效的规则记分。', en: 'A rule by its code or its words, from the book in force on the day it happened.' },
        { zh: '同一户同一项同一天已记过的不再记；要照片的项目请逐笔记。', en: 'What is recorded for a household, rule and day already is left as it is; a rule that needs a photo is recorded by itself.' },
        { zh: '导入的也由另一位同志评议，公示期满入账。', en: 'What comes in is reviewed by somebody else and hangs out like the rest.' },
      ]}
    />
  );
}

export function ImportRulesPage() {
  const t = useT(cycleMessages);
  const p = useT(pointsMessages);
  const { bookId } = useRouteParams<'bookId'>();
  const book = useRead(readRuleBook, { bookId });
  const send = useWrite(importRules, { invalidates: ['points'] });
  const trail = [{ text: p('books'), to: '/rule-books' }, ...(book.data === undefined ? [] : [{ text: book.data.name, to: `/rule-books/${bookId}` }])];
  return (
    <>
      <PageHeader title={t('importRules')} about={t('rulesHow')} trail={trail} actions={<><ListExport operation={exportRules} input={{ bookId }} total={book.data?.rules.length} /><TemplateDownloads operation={ruleImportTemplate} /></>} />
      <ProblemAlert problem={book.problem} />
      {book.data === undefined ? book.problem === null && <Skeleton lines={5} /> : book.data.state !== 'draft' ? <Notice tone="warn" title={t('rulesNotDraft')} /> : (
        <>
          <ImportPanel
            accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['points']} listTo={`/rule-books/${bookId}`} listText={book.data.name} problem={send.problem} pending={send.pending} onClear={send.clear}
            run={async (file, mode) => await send.run({ bookId, file, mode } as InputOf<typeof importRules>) as ImportAnswer | undefined}
          />
          <Notice title={t('rulesReplace')} />
        </>
      )}
    </>
  );
}

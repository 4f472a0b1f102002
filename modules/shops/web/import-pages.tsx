/** 导入超市、物品、入库单与服务户 */
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { deliveryImportTemplate, goodsImportTemplate, householdImportTemplate, importDeliveries, importGoods, importHouseholds, importShops, shopImportTemplate } from '../contract/index.ts';

export function ImportShopsPage() {
  return <TableImportPage title={{ zh: '导入爱心超市', en: 'Import shops' }} operation={importShops} template={shopImportTemplate} invalidates={['shops']} list={{ to: '/shops', text: { zh: '爱心超市', en: 'Shops' } }} notes={[{ zh: '“超市编码”相同即同一家；村、店长写编码（编号）或名称，几个用顿号分开。', en: 'The same shop code is the same shop; villages and keepers by code or name, separated by commas.' }, { zh: '店长写人员编号，须在册。', en: 'Keepers by the codes of persons of this programme.' }]} />;
}

export function ImportGoodsPage() {
  return <TableImportPage title={{ zh: '导入物品和价目', en: 'Import goods' }} operation={importGoods} template={goodsImportTemplate} invalidates={['shops']} list={{ to: '/shop-goods', text: { zh: '物品和价目', en: 'Goods and prices' } }} notes={[{ zh: '“物品编码”相同即同一种；改价不影响已兑换的。', en: 'The same goods code is the same goods; a new price leaves what was redeemed as it was.' }]} />;
}

export function ImportDeliveriesPage() {
  return <TableImportPage title={{ zh: '导入入库单', en: 'Import what came in' }} operation={importDeliveries} template={deliveryImportTemplate} invalidates={['shops']} list={{ to: '/shop-stock', text: { zh: '库存', en: 'Stock' } }} notes={[{ zh: '一行一批；已有的批号不变，不会重复入库。', en: 'A line is a batch; one that is there already stays as it is and is not taken in twice.' }, { zh: '捐赠方只写在捐赠的行上。', en: 'A donor stands on gifts alone.' }]} />;
}

export function ImportHouseholdsPage() {
  return (
    <TableImportPage title={{ zh: '导入服务户', en: 'Import households' }} operation={importHouseholds} template={householdImportTemplate} invalidates={['shops', 'honours']} list={{ to: '/shop-households', text: { zh: '服务户', en: 'Households served' } }}
      notes={[{ zh: '名册里没有的户随表登记，只写户名标签和村；不写为什么服务这一户。', en: 'Households the register does not know come in with the sheet, by label and village; why they are served is not written.' }, { zh: '换了超市编码的，从今天起转到那家超市，并换新卡。', en: 'Where the shop differs, the household moves there from today with a new card.' }]} />
  );
}

import { defineProblems } from '#platform/contract/index.ts';

export const placesProblems = defineProblems({
  'places.selection_changed': {
    status: 409,
    title: { zh: '符合筛选的点位已不是 {shown} 个', en: 'The filter no longer gives {shown} {shown:site|sites}' },
    advice: { zh: '请刷新列表，核对数量后再操作。', en: 'Reload the list and check the number again.' },
  },
  'places.site_open': {
    status: 409,
    title: { zh: '点位在用，没有停用', en: 'The site is open' },
    advice: { zh: '只有停用的点位可以恢复。', en: 'Only closed sites can be reopened.' },
  },
  'places.site_type_same': {
    status: 409,
    title: { zh: '已经是这种类型', en: 'It has this type already' },
    advice: { zh: '不需要修改。', en: 'Nothing to change.' },
  },
  'places.programme_code_taken': {
    status: 409,
    title: { zh: '这个项目代码已被使用', en: 'This programme code is taken' },
    advice: { zh: '请换一个代码。', en: 'Choose another code.' },
  },
  'places.site_code_taken': {
    status: 409,
    title: { zh: '这个点位编码已被使用', en: 'This site code is taken' },
    advice: { zh: '请换一个编码；停用的点位也保留其编码。', en: 'Choose another; closed sites keep theirs too.' },
  },
  'places.place_unknown': {
    status: 422,
    title: { zh: '所属区域不存在，或不在您的范围内', en: 'The place does not exist or is outside your area' },
    advice: { zh: '请在自己的范围内选择网格或社区。', en: 'Choose a grid or community inside your area.' },
  },
  'places.successor_unfit': {
    status: 422,
    title: { zh: '“{name}”不能承接：{reasonZh}', en: '“{name}” cannot take over: {reasonEn}' },
    advice: { zh: '请选在这一天还在使用的另一个区域；合并填一个，拆分填几个。', en: 'Choose another place that is still in use on that day: one for a merger, several for a split.' },
  },
  'places.place_not_found_by_point': {
    status: 422,
    title: { zh: '坐标不在任何网格内', en: 'The point lies in no grid' },
    advice: { zh: '请检查坐标和坐标系，或直接选择所属网格。', en: 'Check the coordinates and their system, or choose the grid.' },
  },
  'places.site_type_unknown': {
    status: 422,
    title: { zh: '没有这种点位类型', en: 'No such site type' },
    advice: { zh: '请从点位类型表中选择。', en: 'Choose one from the list of site types.' },
  },
  'places.site_type_in_use': {
    status: 409,
    title: { zh: '这种点位类型正在使用，形状不能改', en: 'This site type is in use; its geometry cannot change' },
    advice: { zh: '请新建一种点位类型。', en: 'Make a new site type.' },
  },
  'places.line_needed': {
    status: 422,
    title: { zh: '线状点位需要线路坐标或长度', en: 'A line site needs its line or its length' },
    advice: { zh: '请给出线路坐标（至少两个点）或长度。', en: 'Give the line (two points or more) or the length.' },
  },
  'places.coordinates_out_of_range': {
    status: 422,
    title: { zh: '坐标不在中国范围内', en: 'The coordinates lie outside China' },
    advice: { zh: '请检查经度、纬度是否填反。', en: 'Check that longitude and latitude are not swapped.' },
  },
  'places.dates_out_of_order': {
    status: 422,
    title: { zh: '停用日期须晚于启用日期', en: 'The closing day must be after the opening day' },
    advice: { zh: '请改正日期。', en: 'Correct the dates.' },
  },
  'places.site_closed': {
    status: 409,
    title: { zh: '点位已停用', en: 'The site is closed' },
    advice: { zh: '停用的点位只能查看。', en: 'A closed site can only be read.' },
  },
  'places.place_code_taken': {
    status: 409,
    title: { zh: '这个区域编码已被使用', en: 'This place code is taken' },
    advice: { zh: '请换一个编码；撤销的区域也保留其编码。', en: 'Choose another; closed places keep theirs too.' },
  },
  'places.parent_wrong': {
    status: 422,
    title: { zh: '上级区域不合适', en: 'The place above does not fit' },
    advice: { zh: '上级须在您的范围内、仍在使用，且级别更高。', en: 'It must be in your area, in use, and of a larger kind.' },
  },
  'places.boundary_invalid': {
    status: 422,
    title: { zh: '边界不能使用：{reasonZh}', en: 'The boundary cannot be used: {reasonEn}' },
    advice: { zh: '请在图上修正后再保存。', en: 'Correct it on the map, then save.' },
  },
  'places.boundary_outside_parent': {
    status: 422,
    title: { zh: '边界有 {percent}% 在“{nameZh}”之外', en: '{percent} % of the boundary lies outside “{nameEn}”' },
    advice: { zh: '请把边界收进上级区域，或先修改上级区域。', en: 'Draw it inside the place above, or change that one first.' },
  },
  'places.boundary_overlaps': {
    status: 409,
    title: { zh: '边界与“{namesZh}”重叠', en: 'The boundary overlaps “{namesEn}”' },
    advice: { zh: '请修正边界；确需重叠的，确认后再保存。', en: 'Correct it, or confirm that the overlap is meant.' },
  },
  'places.children_outside': {
    status: 409,
    title: { zh: '下级“{namesZh}”落在新边界之外', en: '“{namesEn}” below it would lie outside' },
    advice: { zh: '请修正边界；确认后也可先保存，再修改下级。', en: 'Correct it, or confirm and change those below afterwards.' },
  },
  'places.place_has_children': {
    status: 409,
    title: { zh: '还有 {count} 个下级区域在使用', en: '{count} {count:place|places} below it are in use' },
    advice: { zh: '请先撤销下级区域，或把它们划归他处。', en: 'Close those first, or put them under another place.' },
  },
  'places.place_closed': {
    status: 409,
    title: { zh: '区域已撤销', en: 'The place is closed' },
    advice: { zh: '撤销的区域只能查看。', en: 'A closed place can only be read.' },
  },
  'places.geojson_unreadable': {
    status: 422,
    title: { zh: '不是可用的 GeoJSON 文件', en: 'Not a usable GeoJSON file' },
    advice: { zh: '需要 FeatureCollection：{reasonZh}', en: 'A FeatureCollection is needed: {reasonEn}' },
  },
  'places.too_many_rows': {
    status: 413,
    title: { zh: '超过 {limit} 个点位', en: 'More than {limit} {limit:site|sites}' },
    advice: { zh: '请缩小筛选范围。', en: 'Narrow the filter.' },
  },
});

/** Invented names. They follow how such places are called; none is meant to be an existing one. */
export type Name = readonly [zh: string, en: string];

export const ZONE_NAMES = {
  centre: ['城中片区', 'Centre zone'],
  west: ['河西片区', 'West bank zone'],
  east: ['河东片区', 'East bank zone'],
  south: ['城南片区', 'South zone'],
  north: ['城北片区', 'North zone'],
} as const satisfies Record<string, Name>;

export const SUBDISTRICT_NAMES: readonly Name[] = [
  ['钟楼街道', 'Zhonglou Subdistrict'], ['西湾街道', 'Xiwan Subdistrict'], ['西岭街道', 'Xiling Subdistrict'],
  ['东溪街道', 'Dongxi Subdistrict'], ['南屏街道', 'Nanping Subdistrict'], ['北坪街道', 'Beiping Subdistrict'],
];

export const COMMUNITY_NAMES: readonly Name[] = [
  ['钟楼社区', 'Zhonglou Community'], ['书院社区', 'Shuyuan Community'], ['柳荫社区', 'Liuyin Community'],
  ['望江社区', 'Wangjiang Community'], ['临水社区', 'Linshui Community'], ['松林社区', 'Songlin Community'],
  ['茶园社区', 'Chayuan Community'], ['桂花社区', 'Guihua Community'], ['晒坝社区', 'Shaiba Community'],
  ['东岸社区', 'Dong’an Community'], ['石桥社区', 'Shiqiao Community'], ['南苑社区', 'Nanyuan Community'],
  ['新渡社区', 'Xindu Community'], ['梨园社区', 'Liyuan Community'], ['北门社区', 'Beimen Community'],
  ['坪上社区', 'Pingshang Community'],
];

export const TOWN_NAMES: readonly Name[] = [
  ['云溪镇', 'Yunxi Town'], ['松坪镇', 'Songping Town'], ['石垭镇', 'Shiya Town'], ['茶岭乡', 'Chaling Township'],
  ['桐湾镇', 'Tongwan Town'], ['清潭镇', 'Qingtan Town'], ['柏沟乡', 'Baigou Township'], ['竹峪镇', 'Zhuyu Town'],
  ['双岔镇', 'Shuangcha Town'], ['枫塘镇', 'Fengtang Town'], ['高坝乡', 'Gaoba Township'], ['渡口镇', 'Dukou Town'],
];

export const VILLAGE_FIRST: readonly Name[] = [
  ['青', 'Qing'], ['松', 'Song'], ['石', 'Shi'], ['柳', 'Liu'], ['桃', 'Tao'], ['梨', 'Li'], ['枫', 'Feng'], ['竹', 'Zhu'],
];
export const VILLAGE_LAST: readonly Name[] = [
  ['坪村', 'ping Village'], ['湾村', 'wan Village'], ['沟村', 'gou Village'], ['岭村', 'ling Village'], ['塘村', 'tang Village'], ['垭村', 'ya Village'],
];

/** Roads along the valley, from west to east; the fourth follows the river. */
export const COLUMN_ROADS = ['环西路', '西苑路', '茶园路', '滨河路', '人民路', '文化路', '东苑路', '环东路'] as const;

/** Roads across the valley, from south to north. */
export const ROW_ROADS = [
  '南环路', '南屏路', '石桥路', '迎宾大道', '体育路', '建设路', '学府路', '解放路', '钟楼街', '北门街', '梨园路', '北坪路', '北环路',
] as const;

export const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章';

/** Given names that say what they are, so that no living person can be meant. */
export const GIVEN_NAMES = ['演示', '示例', '样例', '模拟', '例证', '示意', '举例', '拟名'] as const;

import type { Translation } from '../../catalogue.js';
import type { palette as english } from '../en/palette.js';

/** The command palette: where to go, what to do. */
export const palette: Translation<typeof english> = {
  'palette.search': '页面、操作、承诺或名称',
  'palette.screens': '页面',
  'palette.acts': '操作',
  'palette.commitments': '承诺',
  'palette.entities': '实体',
  'palette.none': '没有符合这些字词的内容',
  'palette.count': '{count} 项结果',
  'palette.act.answer': '答复等我处理的事项',
  'palette.act.decide': '处理等待决定的事项',
  'palette.act.import': '导入文件',
  'palette.act.report': '开始编写报告',
  'palette.act.light': '浅色',
  'palette.act.dark': '深色',
  'palette.act.keys': '显示快捷键',
};

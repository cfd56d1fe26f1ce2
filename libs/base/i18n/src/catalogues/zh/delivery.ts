import type { Translation } from '../../catalogue.js';
import type { delivery as english } from '../en/delivery.js';

export const delivery: Translation<typeof english> = {
  'delivery.light.green': '邮件正常发出',
  'delivery.light.held': '邮件暂停发送',
  'delivery.light.red': '邮件延误',
  'delivery.words.green': '应发出的均已发出。',
  'delivery.words.held': '系统经过恢复：在有人确认可以发送之前，邮件予以保留。',
  'delivery.words.red': '有应发出的内容延误超过 15 分钟。',
  'delivery.words.alarm-waits': '通知管理员的邮件也无法发出：它在发送记录中等待。',
  'delivery.trouble.round-silent': '超过 15 分钟没有工作进程完成一轮处理。',
  'delivery.trouble.server-away': '无法连接邮件服务器：{detail}',
  'delivery.trouble.mail-late': '{count, plural, other {# 封邮件}}延误超过 15 分钟。',
  'delivery.trouble.nothing-accepted': '邮件服务器超过 15 分钟未接收任何邮件；{count, plural, other {# 封邮件}}已推迟。',
  'delivery.trouble.reminders-late': '{count, plural, other {# 人}}的提醒超过预定时间 15 分钟仍未列入邮件。',
  'delivery.trouble.looks-late': '{count, plural, other {# 项承诺}}未按时检查是否需要提醒。',
  'delivery.trouble.readings-late': '{count, plural, other {# 份文件}}等待读取超过 15 分钟。',
  'delivery.trouble.jobs-late': '{count, plural, other {# 项任务}}超过 15 分钟未进入队列。',
  'delivery.trouble.many-failures': '一天之内有{count, plural, other { # 封邮件}}无法送达。',
  'delivery.trouble.domain-refuses': '{detail} 一天之内未接收{count, plural, other { # 封邮件}}中的任何一封。',
  'delivery.trouble.contacts-lost': '{count, plural, other {# 人}}的地址已失效：{detail}',
  'delivery.alarm.subject.red': 'Suivi：邮件未能正常送达',
  'delivery.alarm.subject.well': 'Suivi：邮件恢复发送',
  'delivery.alarm.intro.red': '截至 {at}（UTC），以下情况需要您处理：',
  'delivery.alarm.intro.well': '截至 {at}（UTC），一切已恢复正常。此前的问题是：',
  'delivery.alarm.ledger': '打开发送记录',
  'delivery.alarm.footer': '您收到此邮件，是因为您的地址被设为管理员地址（SUIVI_OPERATOR_EMAIL）；每小时至多一封。',
};

import type { Translation } from '../../catalogue.js';
import type { mail as english } from '../en/mail.js';

export const mail: Translation<typeof english> = {
  'mail.request.subject': '有 {count, number} 项承诺需要您答复：{partnership}',
  'mail.digest.subject': '{count, plural, other {# 项承诺}}待您处理：{partnership}',
  'mail.digest.subject-overdue': '{count, plural, other {# 项承诺}}已逾期：{partnership}',
  'mail.greeting': '{name}，您好！',
  'mail.digest.intro': '截至 {date}待您处理的事项如下。',
  'mail.digest.more': '另有{count, plural, other {#}}项承诺等您处理，一封邮件无法全部列出。',
  'mail.digest.register': '打开登记册',
  'mail.section.overdue': '逾期',
  'mail.section.due-soon': '即将到期',
  'mail.section.due-today': '今日到期',
  'mail.section.silent': '长期没有消息',
  'mail.item.deadline': '截止日期：{date}',
  'mail.item.no-deadline': '无截止日期；请在下次大会之前报告',
  'mail.item.days-overdue': '{days, plural, other {逾期 # 天}}',
  'mail.item.days-left': '{days, plural, =0 {今日到期} other {还有 # 天到期}}',
  'mail.item.silent': '{days, plural, other {# 天没有进展更新}}',
  'mail.item.paragraph': '{document}，第 {paragraph} 段',
  'mail.item.answer': '报告已做的工作',
  'mail.footer.why': '您收到此邮件，是因为您在伙伴关系“{partnership}”中担任{entity}的{role}。邮件汇总当日所有提醒；您已答复的事项不再询问。',
  'mail.footer.how': '链接仅供您本人使用：持有链接者可以您的名义报告。请勿转发此邮件。',
  'mail.returned.subject': '关于您就 {reference} 提交的进展更新的问题',
  'mail.returned.intro': '协调员退回了您 {date}提交的进展更新，并提出以下问题：',
  'mail.returned.answer': '重新报告',
};

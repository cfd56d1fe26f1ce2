import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { calendarFeed } from '@suivi/emails';
import type { FastifyReply } from 'fastify';
import { API, type ApiContext } from '../http/context.js';

/** The calendar of deadlines that a person's own programs ask for; its address is in the mail. */
@Controller('calendar')
export class CalendarController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Get(':token.ics')
  async feed(@Param('token') token: string, @Headers('if-none-match') known: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { db, clock, letterhead } = this.api;
    const feed = await calendarFeed(db, { token, letterhead }, clock.now());
    void reply.header('cache-control', 'private, no-cache').header('x-robots-tag', 'noindex');
    if (!feed) return void reply.status(404).type('text/plain; charset=utf-8').send('This calendar does not exist, or is no longer yours.\n');
    void reply.header('etag', feed.entityTag);
    if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === feed.entityTag)) return void reply.status(304).send();
    void reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="deadlines.ics"').send(feed.calendar);
  }
}

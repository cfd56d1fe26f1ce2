import { administers } from '@suivi/access';
import { Controller, Inject } from '@nestjs/common';
import { installation, type RouteResponse } from '@suivi/contract';
import { allow } from '../access/allow.js';
import { By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles } from '../http/route.decorators.js';

/** How the installation runs. */
@Controller()
export class SettingsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(installation.listSettings)
  list(@By() { scope }: Caller): RouteResponse<typeof installation.listSettings> {
    allow(administers(scope), 'settings are for the administrators of the installation');
    return { items: [...(this.api.settingsShown ?? [])] };
  }
}

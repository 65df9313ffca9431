/** What who installs the app in Slack is told in the browser, in English. */
export const installEn = {
  install: {
    done: (where: string) => `The app is now in ${where}.`,
    doneInOrg:
      'The app is now in your organization. Choose there which workspaces may use it, then type /brief in one of them.',
    next: 'Type /brief in any channel, or open the app under Apps.',
    open: 'Open Slack',
    workspaces: 'Choose workspaces',
    cancelled: 'The app was not installed: you chose to cancel.',
    stale:
      'The app was not installed. Its installation has to begin here and end in the same browser within ten minutes, and each link works once.',
    refused:
      'The app was not installed: Slack refused it, or could not be reached. Please try again; if it goes on, tell those who run the app. Its log says why.',
    failed:
      'The app was not installed: the fault is on our side. Please try again in a minute; if it goes on, tell those who run the app. Its log says why.',
    again: 'Install it again',
  },
};

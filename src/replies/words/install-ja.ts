/** What who installs the app in Slack is told in the browser, in Japanese. */
export const installJa = {
  install: {
    done: (where: string) => `${where}にアプリを追加しました。`,
    doneInOrg:
      '組織（OrG）にアプリを追加しました。使えるワークスペースを選び、そこで/briefと入力してください。',
    next: 'どのチャンネルでも/briefと入力できます。サイドバーの「App」からも開けます。',
    open: 'Slackを開く',
    workspaces: 'ワークスペースを選ぶ',
    cancelled: 'アプリは追加されませんでした。キャンセルを選ばれたためです。',
    stale:
      'アプリは追加されませんでした。追加はこのページから始め、同じブラウザーで10分以内に終えてください。リンクは一度しか使えません。',
    refused:
      'アプリは追加されませんでした。Slackに断られたか、接続できませんでした。もう一度お試しください。続くようでしたら、アプリの運営者にお知らせください。理由はログに記録されています。',
    failed:
      'アプリは追加されませんでした。こちらの不具合です。少し待ってもう一度お試しください。続くようでしたら、アプリの運営者にお知らせください。理由はログに記録されています。',
    again: 'もう一度追加する',
  },
};

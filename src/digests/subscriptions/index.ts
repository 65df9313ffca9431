/* What channels have asked for: subscriptions in the store, and the topics that they name. */
export { namesIn, readTopics, shortIds, splitTopics, type TopicsRefusal } from './read-topics.ts';
export {
  addSubscription,
  allSubscriptions,
  type ChannelRef,
  type Creator,
  isSameChannel,
  type NewSubscription,
  type Pause,
  type PauseReason,
  pauseSubscription,
  removeSubscription,
  resumeAll,
  resumeSubscription,
  type Subscription,
  type SubscriptionId,
  subscriptionsById,
  subscriptionsOf,
} from './subscriptions.ts';
export { isAbout, sameTopics, type Topics } from './topics.ts';

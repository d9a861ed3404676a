//! Which pages there are.

use super::address::{self, PageId};
use crate::register::{
    Activity, DataSubject, Date, JointController, Key, Notice, Recipient, Register, Table, alphabet,
};
use crate::source::{Lang, Spanned};

/// Every page of the site in every language, in a fixed order.
pub fn all(register: &Register) -> impl Iterator<Item = (PageId, Lang)> {
    register
        .published
        .iter()
        .flat_map(move |lang| in_language(register).map(move |page| (page, *lang)))
}

/// The folders of old, from the top of the site, and the page that each leads on to.
pub fn moved(register: &Register) -> impl Iterator<Item = (String, PageId, Lang)> {
    let of_page = move |(page, lang)| {
        let folders = previous_ids(page, register).iter();
        folders
            .map(move |it| (address::folder_by_name(page, &it.value, lang, register), page, lang))
    };
    all(register).flat_map(of_page)
}

fn previous_ids(page: PageId, register: &Register) -> &[Spanned<String>] {
    match page {
        PageId::Notice(key) => &register.notices[key].previous_ids,
        PageId::Activity(key) => &register.activities[key].previous_ids,
        PageId::Audience(key) => &register.data_subjects[key].previous_ids,
        PageId::Start
        | PageId::Rights
        | PageId::Recipients
        | PageId::Accessibility
        | PageId::NotFound => &[],
    }
}

/// The date of the text that a page shows: of its notice; the newest where several notices share the page.
pub fn last_updated(page: PageId, register: &Register) -> Option<Date> {
    if page == PageId::Accessibility {
        let date = register.accessibility.as_ref().and_then(|it| it.date.as_ref());
        return date.map(|it| it.value);
    }
    let of = |&(key, it): &(Key<Notice>, &Notice)| match page {
        PageId::Notice(page) => page == key,
        PageId::Activity(activity) => register.activities[activity].notices.contains(&key),
        PageId::Audience(key) => it.audiences.iter().any(|it| it.value == key),
        PageId::Start | PageId::Rights | PageId::Recipients => true,
        PageId::Accessibility | PageId::NotFound => false,
    };
    let notices = register.notices.entries().filter(of);
    notices.filter_map(|(_, it)| it.last_updated.as_ref()).map(|it| it.value).max()
}

fn in_language(register: &Register) -> impl Iterator<Item = PageId> {
    let start = needs_start(register).then_some(PageId::Start);
    let notices = register.notices.entries().map(|(key, _)| PageId::Notice(key));
    let activities = register.public_activities().map(|(key, _)| PageId::Activity(key));
    let audiences = public_audiences(register).into_iter().map(PageId::Audience);
    let statement = register.accessibility.as_ref().map(|_| PageId::Accessibility);
    let rest = [PageId::Rights, PageId::Recipients].into_iter().chain(statement);
    let rest = rest.chain([PageId::NotFound]);
    start.into_iter().chain(notices).chain(activities).chain(audiences).chain(rest)
}

/// Whether no notice stands at the top of the site, so that a page of its own must lead to them.
pub(super) fn needs_start(register: &Register) -> bool {
    !register.notices.values().any(|it| it.folder.is_empty())
}

/// The fragments: one for each activity that the web site describes, in every language.
pub fn fragments(register: &Register) -> impl Iterator<Item = (Key<Activity>, Lang)> {
    let activities = move || register.public_activities().map(|(key, _)| key);
    register.published.iter().flat_map(move |lang| activities().map(move |it| (it, *lang)))
}

/// The groups of people that the web site may name: all but those that only hidden activities concern.
pub(super) fn public_audiences(register: &Register) -> Vec<Key<DataSubject>> {
    let (public, hidden) = shown_and_hidden(register);
    let of_notices = register.notices.values().flat_map(|it| &it.audiences).map(|it| it.value);
    let public = public.into_iter().flat_map(Activity::all_data_subjects).chain(of_notices);
    but_hidden(
        &register.data_subjects,
        public,
        hidden.into_iter().flat_map(Activity::all_data_subjects),
    )
}

/// The recipients that the web site may name: all but those that only hidden activities or work for others have.
pub(super) fn public_recipients(register: &Register) -> Vec<Key<Recipient>> {
    let (public, hidden) = shown_and_hidden(register);
    let public = public.into_iter().flat_map(|it| it.recipients.iter().copied());
    let for_others =
        register.processor_activities.values().flat_map(|it| it.recipients.iter().copied());
    let hidden = hidden.into_iter().flat_map(|it| it.recipients.iter().copied()).chain(for_others);
    but_hidden(&register.recipients, public, hidden)
}

/// The same, to look somebody up in: in the order of the alphabet.
pub(super) fn recipients_by_name(register: &Register, lang: Lang) -> Vec<Key<Recipient>> {
    let mut recipients = public_recipients(register);
    let name = |it: Key<Recipient>| register.recipients[it].label.get(lang);
    recipients.sort_by_cached_key(|it| alphabet::key(name(*it), lang));
    recipients
}

fn shown_and_hidden(register: &Register) -> (Vec<&Activity>, Vec<&Activity>) {
    register.activities.values().partition(|it| it.is_public())
}

/// Everything in a table but what is used in hidden places only. What nothing uses is not hidden.
fn but_hidden<T>(
    table: &Table<T>,
    public: impl Iterator<Item = Key<T>>,
    hidden: impl Iterator<Item = Key<T>>,
) -> Vec<Key<T>> {
    let mut shown = vec![true; table.len()];
    hidden.for_each(|it| shown[it.index()] = false);
    public.for_each(|it| shown[it.index()] = true);
    table.entries().map(|(key, _)| key).filter(|it| shown[it.index()]).collect()
}

/// Whether the web site may name a joint controller: not when only hidden activities have it.
pub(super) fn is_public_joint(key: Key<JointController>, register: &Register) -> bool {
    let has = |it: &&Activity| it.joint_controllers.iter().any(|it| it.value == key);
    let mut having = register.activities.values().filter(has).peekable();
    having.peek().is_none() || having.any(Activity::is_public)
}

//! The organisation and everybody it names.

use super::Resolver;
use crate::register::codes::TO_DO_OPEN;
use crate::register::{Answer, JointController, Manager, Organisation, Party, Text};
use crate::source::{Diagnostic, Spanned};
use crate::written::organisation as written;
use crate::written::{Answer as WrittenAnswer, Field};

impl Resolver<'_> {
    pub(super) fn organisation(&mut self, written: Spanned<written::Organisation>) -> Organisation {
        let place = written.key;
        let it = written.value;
        Organisation {
            party: Party {
                name: self.line(it.name),
                address: self.line(it.address),
                email: self.email(it.email),
                phone: self.line(it.phone),
                website: self.web_address(it.website),
                country: self.country(it.country),
            },
            short_name: self.line(it.short_name),
            cvr: self.line(it.cvr),
            public_authority: it.public_authority,
            online_service: it.online_service,
            employees: it.employees,
            acts_as_processor: it.acts_as_processor,
            contact_complete: self.line(it.contact_complete),
            role_in_file: it.role_in_file,
            bookkeeping: it.bookkeeping,
            management: self.table(it.management, |resolver, it| {
                resolver.line(Some(it.value.name.clone()));
                Manager { name: it.value.name, position: it.value.position }
            }),
            joint_controllers: self.table(it.joint_controllers, Resolver::joint_controller),
            representative: self.answer(it.representative, |resolver, it| Party {
                name: resolver.line(it.name),
                address: resolver.line(it.address),
                email: resolver.email(it.email),
                phone: resolver.line(it.phone),
                website: None,
                country: resolver.country(it.country),
            }),
            dpo: self.answer(it.dpo, |resolver, it| Party {
                name: resolver.line(it.name),
                address: resolver.line(it.address),
                email: resolver.email(it.email),
                phone: resolver.line(it.phone),
                ..Party::default()
            }),
            authority: it.supervisory_authority.map(|authority| {
                authority.with(Party {
                    name: self.line(authority.value.name.clone()),
                    address: self.line(authority.value.address.clone()),
                    email: self.email(authority.value.email.clone()),
                    phone: self.line(authority.value.phone.clone()),
                    website: self.web_address(authority.value.website.clone()),
                    country: None,
                })
            }),
            place,
        }
    }

    fn joint_controller(&mut self, written: Spanned<written::JointController>) -> JointController {
        let place = written.key;
        let it = written.value;
        JointController {
            party: Party {
                name: self.line(it.name),
                address: self.line(it.address),
                email: self.email(it.email),
                phone: self.line(it.phone),
                website: self.web_address(it.website),
                country: None,
            },
            essence: self.prose(it.essence),
            arrangement: self.line(it.arrangement),
            place,
        }
    }

    /// Resolves a four-valued answer. What is still to do is refused here and forgiven by a draft build.
    pub(super) fn answer<T, U>(
        &mut self,
        answer: Field<WrittenAnswer<T>>,
        value: impl FnOnce(&mut Self, T) -> U,
    ) -> Option<Spanned<Answer<U>>> {
        let answer = answer?;
        let (span, key) = (answer.span, answer.key);
        let resolved = match answer.value {
            WrittenAnswer::Value(it) => Answer::Value(value(self, it)),
            WrittenAnswer::None(why) => Answer::None(why.map(|it| self.reason(it))),
            WrittenAnswer::NotApplicable(why) => Answer::NotApplicable(self.reason(why)),
            WrittenAnswer::Todo(todo) => {
                self.is_said(&todo.owner);
                let date = todo.due.value.0.clone();
                let due = self.date(Some(todo.due));
                self.found.push(
                    Diagnostic::new(&TO_DO_OPEN, key)
                        .with("owner", &*todo.owner.value)
                        .with("due", date),
                );
                Answer::Todo { owner: todo.owner.value, due: due.map(Spanned::into_value) }
            }
        };
        Some(Spanned { value: resolved, span, key })
    }

    fn reason(&mut self, why: Spanned<crate::written::Text>) -> Text {
        self.text(why)
    }
}
